using System.Text.Json;
using System.Text.Json.Nodes;
using Xunit;

namespace StanceML.Tests;

/// <summary>
/// The sample articles taken apart whole: quotes, speakers and the questions each statement may speak about, without
/// models. Set <c>STANCEML_GOLDEN</c> to a folder to write there what is found now; review it before it becomes gold.
/// </summary>
public sealed class GoldenArticleTests
{
    private static readonly TargetCatalogue Catalogue = TargetCatalogue.ReadBuiltIn();
    private static readonly ActorDirectory Actors = ActorDirectory.LoadBuiltIn();
    private static readonly TargetDetector Detector = new(Catalogue);
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static TheoryData<string> Articles() =>
        [.. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Samples"), "*.md").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Articles))]
    public void An_article_is_taken_apart_as_reviewed(string name)
    {
        var text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Samples", $"{name}.md")).Split("---\n", 2)[1];
        var found = TakeApart(text);
        if (Environment.GetEnvironmentVariable("STANCEML_GOLDEN") is { } folder)
        {
            File.WriteAllText(Path.Combine(folder, $"{name}.json"), found + "\n");
        }

        Assert.Equal(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Golden", $"{name}.json")).TrimEnd(), found);
    }

    private static string TakeApart(string text)
    {
        var document = DocumentReader.Read(new Article("golden", text));
        var attributions = new SpeakerAttributor(Actors).Attribute(document, new QuoteExtractor().Extract(document));
        var candidates = TargetSelector.Select(document, attributions, Detector.Detect(text));
        return new JsonArray([.. attributions.Zip(candidates).Where(one => !one.First.Quote.IsAsked).Select(one => Describe(text, one.First, one.Second))]).ToJsonString(Readable);
    }

    private static JsonObject Describe(string text, Attribution attribution, IReadOnlyList<TargetCandidate> targets) => new JsonObject
    {
        ["text"] = attribution.Quote.TextIn(text),
        ["spans"] = string.Join(' ', attribution.Quote.Spans),
        ["kind"] = StatementRecords.Word(attribution.Quote.Kind),
        ["cue"] = attribution.Quote.Cue is { } cue ? string.Join(" … ", cue.Spans.Select(span => span.Of(text).ToString())) : null,
        ["speaker"] = attribution.Speaker?.Name,
        ["role"] = attribution.Speaker?.Role,
        ["actor"] = attribution.Speaker?.Actor,
        ["rule"] = StatementRecords.Word(attribution.Rule),
        ["questions"] = string.Join(' ', targets.Select(target => $"{target.Target.Id}:{StatementRecords.Word(target.Origin)}")),
    };
}
