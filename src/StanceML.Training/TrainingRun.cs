using System.Globalization;

namespace StanceML.Training;

/// <summary>Front door of training: reads the data, checks it, trains each task, writes its version folder and asks for its promotion.</summary>
public sealed class TrainingRun(StatementEncoder encoder, TimeProvider time)
{
    /// <summary>What can be trained, in the order it is.</summary>
    public static IReadOnlyList<string> Tasks { get; } = [.. TaskDefinition.All.Select(task => task.Name), Labels.QuotesTask];

    /// <param name="data">A file of labelled rows or of annotated articles, or a folder of them.</param>
    /// <param name="models">The folder that holds one folder per task and <c>current.json</c>.</param>
    /// <param name="tasks">Of <see cref="Tasks"/>; one that the data cannot teach is passed over.</param>
    /// <param name="progress">Told each step as it begins; null when nobody listens.</param>
    /// <returns>What was trained, and every problem of the data; rows and articles with an error were left out.</returns>
    /// <exception cref="FileNotFoundException">No data there.</exception>
    public TrainingOutcome Run(
        string data, string models, IReadOnlyCollection<string> tasks, TrainOptions options, Action<string>? progress, CancellationToken cancellation)
    {
        progress?.Invoke($"reading {data}");
        var (rows, articles) = TrainingCorpora.Read(data);
        var judges = TaskDefinition.All.Where(task => tasks.Contains(task.Name)).ToList();
        var print = DataPrint.Of(data);
        var outcome = judges.Count > 0 ? TrainJudges(rows, print, models, judges, options, progress, cancellation) : new TrainingOutcome([], [], []);
        return tasks.Contains(Labels.QuotesTask) ? outcome.With(TrainQuotes(articles, print, models, options, progress, cancellation)) : outcome;
    }

    private TrainingOutcome TrainJudges(
        Corpus corpus, DataPrint data, string models, List<TaskDefinition> tasks, TrainOptions options, Action<string>? progress, CancellationToken cancellation)
    {
        var (rows, problems) = UsableRows.Of(corpus, encoder);
        var maker = new ExampleMaker(encoder);
        var writer = new ModelFolderWriter(encoder);
        var written = new List<WrittenModel>();
        var untrained = new List<UntrainedTask>();
        foreach (var task in tasks)
        {
            progress?.Invoke($"{task.Name}: features");
            var examples = maker.MakeToTrain(task, rows, options.Seed);
            if (TaskTrainer.Shortage(task, examples) is { } shortage)
            {
                untrained.Add(new UntrainedTask(task.Name, shortage));
                continue;
            }

            var started = time.GetTimestamp();
            var trained = new TaskTrainer(options).Train(task, examples, step => progress?.Invoke($"{task.Name}: {step}"), cancellation);
            progress?.Invoke($"{task.Name}: learning curve");
            trained = LearningCurve.AddTo(trained, options.Seed, cancellation);
            var version = NextVersion(models, task.Name);
            progress?.Invoke($"{task.Name}: writing {version}");
            written.Add(writer.Write(models, version, trained, options, new TrainingFacts(time.GetElapsedTime(started), problems, data)));
        }

        return new TrainingOutcome(written, untrained, problems) { Promotions = Promote(written, models, $"trained on {rows.Count} rows", progress, cancellation) };
    }

    private TrainingOutcome TrainQuotes(
        QuoteCorpus corpus, DataPrint data, string models, TrainOptions options, Action<string>? progress, CancellationToken cancellation)
    {
        var problems = corpus.Problems.Concat(new QuoteCorpusCheck(encoder.Catalogue, encoder.Actors).Check(corpus.Articles)).ToList();
        var bad = problems.Where(problem => problem.IsError).Select(problem => problem.Place).ToHashSet();
        var articles = corpus.Articles.Where(article => !bad.Contains(article.Place)).ToList();
        if (QuoteTrainer.Shortage(articles) is { } shortage)
        {
            return new TrainingOutcome([], [new UntrainedTask(Labels.QuotesTask, shortage)], problems);
        }

        var trained = new QuoteTrainer(options).Train(articles, step => progress?.Invoke($"{Labels.QuotesTask}: {step}"), cancellation);
        var version = NextVersion(models, Labels.QuotesTask);
        progress?.Invoke($"{Labels.QuotesTask}: writing {version}");
        List<WrittenModel> written = [new QuoteFolderWriter(encoder.Actors).Write(models, version, trained, options, data)];
        return new TrainingOutcome(written, [], problems) { Promotions = Promote(written, models, $"trained on {articles.Count} articles", progress, cancellation) };
    }

    /// <summary>The first version of a task goes live whatever its figures: how well a user's own rows can be told apart nobody knows.</summary>
    private List<Promotion> Promote(List<WrittenModel> written, string models, string why, Action<string>? progress, CancellationToken cancellation)
    {
        var registry = new ModelRegistry(models, encoder, time);
        var request = new PromotionRequest("stanceml train", why) { HasFloorWhenFirst = false };
        return written.ConvertAll(model =>
        {
            progress?.Invoke($"{model.Task}: asking whether {model.Version} may go live");
            return registry.Promote(new ModelName(model.Task, model.Version), request, cancellation);
        });
    }

    /// <summary>Year, month and the first number not yet taken: a name that was live once stays with its version, also when its folder is gone.</summary>
    private string NextVersion(string models, string task)
    {
        var were = ModelLedger.ReadOrEmpty(models).History.Where(entry => entry.Task == task).Select(entry => entry.Version).ToHashSet(StringComparer.Ordinal);
        var month = time.GetUtcNow().ToString("yyyy.M", CultureInfo.InvariantCulture);
        return Enumerable.Range(1, int.MaxValue - 1)
            .Select(number => FormattableString.Invariant($"{month}.{number}"))
            .First(version => !were.Contains(version) && !Directory.Exists(Path.Combine(models, task, version)));
    }
}
