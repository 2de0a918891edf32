namespace StanceML.Training;

/// <summary>Picks the surest wrong answers on held-out rows and asks the linear part of the model that gave each for its reasons.</summary>
/// <remarks>
/// The model that ships has learned from these rows, so what it would say of them is no reason for the answer: the evidence is of
/// the fold's own linear model, exact for its share of the score.
/// </remarks>
internal sealed class MistakeFinder(StatementEncoder encoder)
{
    private const int Count = 20;

    /// <returns>The surest first.</returns>
    public IReadOnlyList<Mistake> Find(TrainedModel trained)
    {
        var answers = JudgedAnswers.HeldOut(trained);
        var models = new Dictionary<int, TextModel>();
        return [.. Enumerable.Range(0, answers.Count)
            .Where(row => !answers.IsRight(row))
            .OrderByDescending(answers.Confidence)
            .ThenBy(row => trained.Examples[row].Row.Id, StringComparer.Ordinal)
            .Take(Count)
            .Select(row => ToMistake(trained, row, answers, models))];
    }

    private Mistake ToMistake(TrainedModel trained, int row, JudgedAnswers answers, Dictionary<int, TextModel> models)
    {
        var (example, labels) = (trained.Examples[row], trained.Task.Labels);
        var answer = labels[answers.Predicted(row)];
        return new Mistake(example.Row.Id, example.Target, labels[example.Label], answer, answers.Confidence(row), Evidence(trained, row, answer, models))
        {
            Text = example.Row.Text,
        };
    }

    private IReadOnlyList<MistakeEvidence> Evidence(TrainedModel trained, int row, string answer, Dictionary<int, TextModel> models)
    {
        if (trained.Linear is not { } folds)
        {
            return [];
        }

        var (example, fold) = (trained.Examples[row], folds.FoldOf[row]);
        if (!models.TryGetValue(fold, out var model))
        {
            models[fold] = model = new TextModel(ManifestOf(trained), new ModelParts(folds.Models[fold]), "fold", encoder.Pretrained);
        }

        var features = new FeatureVector();
        encoder.Fill(example.Row.Text, example.Target, example.Row.TargetSpan, features, model.Seen(example.Row.Actor));
        return [.. EvidenceFinder.Find(model, features, answer, example.Target ?? "")
            .Select(evidence => new MistakeEvidence(evidence.Span.Start, evidence.Span.End, evidence.Weight))];
    }

    /// <summary>Just enough for a model that is asked for its reasons and never written.</summary>
    private ModelManifest ManifestOf(TrainedModel trained) => new()
    {
        Task = trained.Task.Name,
        Version = "fold",
        Labels = trained.Task.Labels,
        FeatureVersion = StatementFeatures.Version,
        SeesActor = trained.Task.SeesActor,
        Pretrained = encoder.Pretrained?.Sha256,
        Calibration = trained.Calibration,
        Threshold = trained.Threshold,
        Files = new Dictionary<string, string>(),
        TrainSha256 = "",
        Seed = 0,
        Packages = new Dictionary<string, string>(),
        Smoke = [],
    };
}
