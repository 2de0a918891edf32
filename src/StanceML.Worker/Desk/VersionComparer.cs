using StanceML.Dashboard.Desk;
using StanceML.Training;

namespace StanceML.Worker;

/// <summary>Holds a version against the live one of its task, as <c>stanceml models diff</c> does, and asks the gate.</summary>
internal static class VersionComparer
{
    public static VersionView Compare(ModelRegistry registry, ModelName name)
    {
        var version = registry.Read(name);
        var (live, trouble) = TryReadLive(registry, name.Task);
        var view = new VersionView(name, version.Problem ?? trouble, live?.Name, version.History);
        if (version.Problem is not null || live is null)
        {
            return view;
        }

        var diff = ModelDiff.Of(version, live);
        return view with
        {
            AreSameRows = diff.AreSameRows,
            Figures = [.. diff.Figures.Select(PairOf)],
            Labels = [.. diff.Labels.Select(PairOf)],
            Settings = [.. diff.Settings.Select(setting => new VersionView.Setting(setting.Name, setting.First, setting.Second))],
            Paired = version.Figures.Live is { Test: { } test } paired ? PairedOf(paired, test) : null,
            Gate = registry.Ask(name),
        };
    }

    public static ModelFigure FigureOf(Figure figure) => new(figure.Name, figure.Value, figure.Low, figure.High, figure.N);

    public static PairedTest TestOf(ComparisonTest test) => new(test.OnlyNewRight, test.OnlyLiveRight, test.PValue);

    /// <returns>The live version, or what keeps from comparing with it.</returns>
    private static (RegisteredModel? Live, string? Trouble) TryReadLive(ModelRegistry registry, string task)
    {
        try
        {
            var live = registry.Read(registry.LiveOf(task));
            return live.Manifest is null ? (null, $"the live version cannot be read: {live.Problem}") : (live, null);
        }
        catch (InvalidModelException e)
        {
            return (null, e.Message);
        }
    }

    private static VersionView.Pair PairOf(FigureChange change) =>
        new(change.Name, change.First is { } first ? FigureOf(first) : null, change.Second is { } second ? FigureOf(second) : null);

    private static VersionView.PairedRows PairedOf(LiveComparison paired, ComparisonTest test) => new(
        paired.Version,
        paired.Basis,
        paired.Rows,
        TestOf(test),
        [.. paired.Figures.Select(figure => new VersionView.PairedFigure(figure.Name, figure.New, figure.Live, figure.Difference is { } difference ? FigureOf(difference) : null))]);
}
