namespace StanceML.Training;

/// <summary>Two versions of one task side by side, from their papers.</summary>
public sealed record ModelDiff
{
    public required RegisteredModel First { get; init; }

    public required RegisteredModel Second { get; init; }

    /// <summary>Both were trained, and so measured, on the same rows: only then do the figures compare row by row.</summary>
    public required bool AreSameRows { get; init; }

    /// <summary>Figures that either has, in the order of the first.</summary>
    public required IReadOnlyList<FigureChange> Figures { get; init; }

    /// <summary>F1 of each label, or kind of quote, that either has.</summary>
    public required IReadOnlyList<FigureChange> Labels { get; init; }

    /// <summary>What was set or counted: thresholds, calibration, rows, seed, features, packages.</summary>
    public required IReadOnlyList<SettingChange> Settings { get; init; }

    /// <exception cref="InvalidModelException">One of them has no manifest that can be believed.</exception>
    public static ModelDiff Of(RegisteredModel first, RegisteredModel second)
    {
        var (one, other) = (Manifest(first), Manifest(second));
        return new ModelDiff
        {
            First = first,
            Second = second,
            AreSameRows = one.TrainSha256 == other.TrainSha256,
            Figures = Pairs(first.Figures.Figures, second.Figures.Figures),
            Labels = Pairs(first.Figures.ByLabel(), second.Figures.ByLabel()),
            Settings = [.. SettingChange.Between(first, one, second, other)],
        };
    }

    private static ModelManifest Manifest(RegisteredModel model) =>
        model.Manifest ?? throw new InvalidModelException(model.Folder, model.Problem ?? "has no manifest");

    private static IReadOnlyList<FigureChange> Pairs(IReadOnlyList<Figure> first, IReadOnlyList<Figure> second) =>
    [
        .. first.Concat(second).Select(figure => figure.Name).Distinct(StringComparer.Ordinal)
            .Select(name => new FigureChange(name, first.FirstOrDefault(figure => figure.Name == name), second.FirstOrDefault(figure => figure.Name == name))),
    ];
}
