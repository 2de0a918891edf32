using System.Globalization;

namespace StanceML.Training;

/// <summary>Front door of training: reads the data, checks it, trains each task, writes its version folder and asks for its promotion.</summary>
public sealed class TrainingRun(StatementEncoder encoder, TimeProvider time)
{
    /// <summary>What can be trained, in the order it is.</summary>
    public static IReadOnlyList<string> Tasks { get; } = [.. TaskDefinition.All.Select(task => task.Name), Labels.QuotesTask];

    /// <param name="progress">Told each step as it begins; null when nobody listens.</param>
    /// <returns>What was trained, and every problem of the data; rows and articles with an error were left out.</returns>
    /// <exception cref="FileNotFoundException">No data there.</exception>
    public TrainingOutcome Run(TrainingRequest request, Action<TrainingStep>? progress, CancellationToken cancellation)
    {
        var steps = new TrainingSteps(request.Tasks.Count, request.Options.Settings.Count, progress);
        steps.Read($"reading {request.Data}");
        var (rows, articles) = TrainingCorpora.Read(request.Data);
        var judges = TaskDefinition.All.Where(task => request.Tasks.Contains(task.Name)).ToList();
        var print = DataPrint.Of(request.Data);
        var outcome = judges.Count > 0 ? TrainJudges(request, rows, print, judges, steps, cancellation) : new TrainingOutcome([], [], []);
        return request.Tasks.Contains(Labels.QuotesTask) ? outcome.With(TrainQuotes(request, articles, print, steps, cancellation)) : outcome;
    }

    private TrainingOutcome TrainJudges(
        TrainingRequest request, Corpus corpus, DataPrint data, List<TaskDefinition> tasks, TrainingSteps steps, CancellationToken cancellation)
    {
        var (learned, heldBack) = HeldBackRows.LeaveOut(corpus, request.Options);
        if (request.Corrections is { } corrections)
        {
            var judged = heldBack is { AreLeftOut: true } ? HeldBackRows.WithoutTexts(corpus, corrections.Rows) : corrections.Rows;
            (learned, data) = (learned with { Rows = CorrectedRows.Join(learned.Rows, judged) }, corrections.AddTo(data));
        }

        corpus = learned;

        var (rows, problems) = UsableRows.Of(corpus, encoder);
        var corrected = request.Corrections?.Rows.Select(row => row.Id).ToHashSet(StringComparer.Ordinal) ?? [];
        var written = new List<WrittenModel>();
        var untrained = new List<UntrainedTask>();
        foreach (var task in tasks.Select(task => task.With(request.Options).With(corpus.Shares)))
        {
            steps.BeginTask();
            steps.Begin(task.Name, "features");
            var reader = request.OfWords.Contains(task.Name) ? encoder.OfWords() : encoder;
            var examples = new ExampleMaker(reader, cancellation).MakeToTrain(task, rows, request.Options.Seed, row => corrected.Contains(row.Id));
            if (TaskTrainer.Shortage(task, examples) is { } shortage)
            {
                untrained.Add(new UntrainedTask(task.Name, shortage));
                continue;
            }

            written.Add(TrainJudge(request, task, reader, examples, new TrainingFacts(null, problems, data), steps, cancellation));
        }

        return new TrainingOutcome(written, untrained, problems)
        {
            Promotions = Promote(request, written, $"trained on {rows.Count} rows", steps, cancellation),
            HeldBack = heldBack,
        };
    }

    private WrittenModel TrainJudge(
        TrainingRequest request, TaskDefinition task, StatementEncoder reader, IReadOnlyList<Example> examples, TrainingFacts facts, TrainingSteps steps, CancellationToken cancellation)
    {
        var (options, started) = (request.Options, time.GetTimestamp());
        var trained = new TaskTrainer(options).Train(task, examples, step => steps.Begin(task.Name, step), cancellation);
        steps.Begin(task.Name, "learning curve");
        trained = LearningCurve.AddTo(trained, options.Seed, cancellation);
        var version = NextVersion(request.Models, task.Name);
        steps.Begin(task.Name, $"writing {version}");
        var model = new ModelFolderWriter(reader).Write(request.Models, version, trained, options, facts with { Elapsed = time.GetElapsedTime(started) });
        model = model with { Corrections = CompareCorrections(request, trained) };
        steps.Wrote(model);
        return model;
    }

    private CorrectionComparison? CompareCorrections(TrainingRequest request, TrainedModel trained) =>
        request.Corrections is { } corrections && ModelLedger.ReadOrEmpty(request.Models).LiveOf(trained.Task.Name) is { } live && ModelName.IsPlain(live.Version)
            ? CorrectionComparison.Of(trained, corrections.Rows.Select(row => row.Id).ToHashSet(StringComparer.Ordinal), live, live.FolderIn(request.Models), encoder)
            : null;

    private TrainingOutcome TrainQuotes(TrainingRequest request, QuoteCorpus corpus, DataPrint data, TrainingSteps steps, CancellationToken cancellation)
    {
        steps.BeginTask();
        var problems = corpus.Problems.Concat(new QuoteCorpusCheck(encoder.Catalogue, encoder.Actors).Check(corpus.Articles)).ToList();
        var bad = problems.Where(problem => problem.IsError).Select(problem => problem.Place).ToHashSet();
        var articles = corpus.Articles.Where(article => !bad.Contains(article.Place)).ToList();
        if (QuoteTrainer.Shortage(articles) is { } shortage)
        {
            return new TrainingOutcome([], [new UntrainedTask(Labels.QuotesTask, shortage)], problems);
        }

        var trained = new QuoteTrainer(request.Options).Train(articles, step => steps.Begin(Labels.QuotesTask, step), cancellation);
        var version = NextVersion(request.Models, Labels.QuotesTask);
        steps.Begin(Labels.QuotesTask, $"writing {version}");
        List<WrittenModel> written = [new QuoteFolderWriter(encoder.Actors).Write(request.Models, version, trained, request.Options, data)];
        steps.Wrote(written[0]);
        return new TrainingOutcome(written, [], problems) { Promotions = Promote(request, written, $"trained on {articles.Count} articles", steps, cancellation) };
    }

    /// <summary>The first version of a task goes live whatever its figures: how well a user's own rows can be told apart nobody knows.</summary>
    private List<Promotion> Promote(TrainingRequest request, List<WrittenModel> written, string why, TrainingSteps steps, CancellationToken cancellation)
    {
        if (!request.Promotes)
        {
            return [];
        }

        var registry = new ModelRegistry(request.Models, encoder, time);
        var promotion = new PromotionRequest("stanceml train", why) { HasFloorWhenFirst = false };
        return written.ConvertAll(model =>
        {
            steps.Begin(model.Task, $"asking whether {model.Version} may go live");
            var name = new ModelName(model.Task, model.Version);
            try
            {
                return registry.Promote(name, promotion, cancellation);
            }
            catch (Exception e) when (e is InvalidModelException or IOException or UnauthorizedAccessException)
            {
                // The model is written: what keeps it from being weighed must not take the run's other results away.
                return new Promotion(name, null, e is MissingEncoderException ? PromotionOutcome.LacksEncoder : PromotionOutcome.NotWeighed, [], e.Message);
            }
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
