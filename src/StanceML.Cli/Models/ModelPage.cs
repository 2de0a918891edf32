using System.Globalization;
using Spectre.Console;
using StanceML.Training;

namespace StanceML.Cli;

/// <summary>What <c>models show</c> tells people of one version.</summary>
internal static class ModelPage
{
    public static void Write(IAnsiConsole console, RegisteredModel model)
    {
        Line(console, $"{model.Name}  {Live(model)}", new Style(decoration: Decoration.Bold));
        Line(console, model.Problem is { } problem ? $"refused: {problem}" : "verified: seal, hashes, sizes, archive and smoke answers", new Style(model.Problem is null ? Color.Green3 : Color.IndianRed1));
        Figures(console, model.Figures);
        if (model.Manifest is { } manifest)
        {
            Training(console, model, manifest);
            Files(console, model, manifest);
            Smoke(console, manifest);
        }

        History(console, model.History);
    }

    private static string Live(RegisteredModel model) => model switch
    {
        { IsLive: false } => "not live",
        { Live: { } entry } => $"live since {Day(entry.From)} by {entry.By}: {entry.Why}",
        _ => "live",
    };

    private static void Figures(IAnsiConsole console, ModelFigures figures)
    {
        var table = new PlainTable("figure, held-out folds", ">value", "95 % interval", ">rows");
        foreach (var figure in figures.Figures)
        {
            table.Add(figure.Name, Number(figure.Value), figure.Interval.ToString(), Count(figure.N));
        }

        table.WriteTo(console);
        var labels = new PlainTable("label", ">precision", ">recall", ">F1", ">rows");
        foreach (var label in figures.Labels)
        {
            labels.Add(label.Label, Number(label.Precision), Number(label.Recall), Number(label.F1), Count(label.Rows));
        }

        labels.WriteTo(console);
    }

    private static void Training(IAnsiConsole console, RegisteredModel model, ModelManifest manifest)
    {
        var table = new PlainTable("trained", "");
        void Fact(string name, string? value)
        {
            if (value is not null)
            {
                table.Add(name, value);
            }
        }

        Fact("rows", model.Figures is { Rows: { } rows, Groups: { } groups } ? $"{Count(rows)} in {Count(groups)} groups" : null);
        Fact("rows, SHA-256", manifest.TrainSha256);
        Fact("data", model.Config?.Data is { } data ? $"{data.Name}, {Plural.Of(data.Files, "file")}, SHA-256 {data.Sha256}" : null);
        Fact("labels", string.Join(", ", manifest.Labels));
        Fact("sees", manifest.SeesActor ? "the words and the speaker's actor" : null);
        Fact("pretrained encoder, SHA-256", manifest.Pretrained);
        Fact("seed", Count(manifest.Seed));
        Fact("folds", model.Config is { } config ? $"{config.Folds} of {config.FoldsAsked} asked for" : null);
        Fact("tried", model.Config is { } trials ? string.Join("; ", trials.Tried) : null);
        Fact("kept", model.Config?.Kept ?? model.Figures.Winner);
        Fact("features, catalogue", $"v{manifest.FeatureVersion}, {manifest.CatalogueVersion ?? "none"}");
        Fact("threshold", manifest.StatementThreshold is { } statements ? $"{Number(manifest.Threshold)}; statements {Number(statements)}" : Number(manifest.Threshold));
        Fact("calibration error", model.Figures.CalibrationError is { } error ? Number(error) : null);
        Fact("packages", string.Join(", ", manifest.Packages.Select(package => $"{package.Key} {package.Value}")));
        Fact("machine", model.Config is { } made ? $"{made.Runtime}, {made.Vectors}" : null);
        table.WriteTo(console);
    }

    private static void Files(IAnsiConsole console, RegisteredModel model, ModelManifest manifest)
    {
        var table = new PlainTable("file", ">bytes", "SHA-256");
        foreach (var (name, hash) in manifest.Files.OrderBy(file => file.Key, StringComparer.Ordinal))
        {
            var file = new FileInfo(Path.Combine(model.Folder, Path.GetFileName(name)));
            table.Add(name, file.Exists ? file.Length.ToString("N0", CultureInfo.InvariantCulture) : "missing", hash);
        }

        table.WriteTo(console);
    }

    private static void Smoke(IAnsiConsole console, ModelManifest manifest)
    {
        var table = new PlainTable("smoke statement", "target", "answer");
        foreach (var smoke in manifest.Smoke)
        {
            table.Add(smoke.Text, smoke.Target ?? "", manifest.Task == Labels.QuotesTask
                ? $"{smoke.Probabilities.Count} quotes: {string.Join(", ", smoke.Probabilities.Select(Number))}"
                : string.Join(", ", manifest.Labels.Zip(smoke.Probabilities, (label, p) => $"{label} {Number(p)}")));
        }

        table.WriteTo(console);
    }

    private static void History(IAnsiConsole console, IReadOnlyList<ModelLedgerEntry> history)
    {
        var table = new PlainTable("live from", "until", "by", "why");
        foreach (var entry in history)
        {
            table.Add(Day(entry.From), entry.Until is { } until ? Day(until) : "now", entry.By, Why(entry));
        }

        table.WriteTo(console);
    }

    private static string Why(ModelLedgerEntry entry) => entry switch
    {
        { RolledBackFrom: { } from } => $"{entry.Why}; rolled back from {from}",
        { Override: { } reason, Gate: { } gate } => $"{entry.Why}; overrides {string.Join(", ", gate.Where(check => !check.Passed).Select(check => check.Name))}: {reason}",
        { Gate: { } gate } => $"{entry.Why}; passed {Plural.Of(gate.Count, "check")}",
        _ => entry.Why,
    };

    private static void Line(IAnsiConsole console, string text, Style style) => console.Write(new Paragraph(SafeText.OneLine(text) + "\n", style));

    private static string Day(DateTimeOffset at) => at.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static string Number(double value) => value.ToString("0.000", CultureInfo.InvariantCulture);

    private static string Count(int count) => count.ToString(CultureInfo.InvariantCulture);
}
