using System.Globalization;
using StanceML.Hosts.Tests.Cli;

[assembly: AssemblyFixture(typeof(ToyModels))]

namespace StanceML.Hosts.Tests.Cli;

/// <summary>
/// Models that <c>stanceml train</c> made of a few invented rows, once for all tests, when the first one asks. Read-only: a test that changes a
/// model copies it.
/// </summary>
public sealed class ToyModels : IDisposable
{
    private static readonly (string Id, string Name)[] Questions =
        [("kosovo", "Kosovo"), ("abkhazia", "Abkhazia"), ("taiwan", "Taiwan"), ("palestine", "Palestine"), ("somaliland", "Somaliland"), ("catalonia", "Catalonia")];

    private static readonly (string Text, string? Stance, string Sentiment)[] Statements =
    [
        ("We warmly welcome {0} as a sovereign state.", "support", "positive"),
        ("Our parliament has recognised {0}.", "support", "neutral"),
        ("An embassy in {0} will open in May, the minister promised.", "support", "positive"),
        ("We will never recognise {0}.", "oppose", "negative"),
        ("The declaration of {0} is illegal and void.", "oppose", "negative"),
        ("They reject any passport issued by {0}.", "oppose", "neutral"),
        ("Talks on the status of {0} go on in Geneva.", "neutral", "neutral"),
        ("He declined to comment on {0}.", "neutral", "neutral"),
        ("Whether to recognise {0} is under study.", "neutral", "neutral"),
        ("Floods have cut the coastal road of {0}.", null, "negative"),
        ("The harvest of plums in {0} was good.", null, "positive"),
    ];

    private readonly string _folder = Directory.CreateTempSubdirectory("stanceml-cli-models-").FullName;
    private readonly Lazy<CliRun> _training;

    // Waits on a thread of its own: the test's may be the last one.
    public ToyModels() => _training = new(() => Task.Run(TrainAsync).GetAwaiter().GetResult());

    /// <summary>A folder with <c>current.json</c>.</summary>
    public string Models
    {
        get
        {
            Assert.True(Training.ExitCode == 0, Training.Messages);
            return Path.Combine(_folder, "models");
        }
    }

    internal CliRun Training => _training.Value;

    /// <summary>The folder of the only version of a task.</summary>
    public string VersionOf(string task) => Directory.GetDirectories(Path.Combine(Models, task)).Single();

    public static string RowsAsJsonLines() => string.Concat(Questions.SelectMany(
        question => Statements.Select((statement, s) => Row($"{question.Id}-{s}", question.Id, string.Format(CultureInfo.InvariantCulture, statement.Text, question.Name), statement.Stance, statement.Sentiment))));

    /// <summary>The same rows with a split each.</summary>
    /// <param name="test">The question whose rows are of the split test; the others are of train.</param>
    public static string RowsAsJsonLines(string test) => string.Concat(RowsAsJsonLines().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(
        line => line.Replace("}", line.Contains($"\"group\":\"{test}\"", StringComparison.Ordinal) ? ",\"split\":\"test\"}\n" : ",\"split\":\"train\"}\n", StringComparison.Ordinal)));

    /// <summary>As few annotated articles as the quotes task trains on, each a group of its own.</summary>
    public static IEnumerable<(string File, string Marked)> MarkedArticles() => Questions.SelectMany((question, q) => new[]
    {
        ($"{q}1-wire.md", $"style: wire\n---\n{{s1|Ann Smith}} {{q1|said}} {{c1|talks on {question.Name} had gone well}}. It rained all day.\n"),
        ($"{q}2-tabloid.md", $"style: tabloid\n---\n{{c1|“We are done with {question.Name},”}} {{q1|shouted}} {{s1|Karl Moss}}. The hall was half empty.\n"),
    });

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task<CliRun> TrainAsync()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "rows.jsonl"), RowsAsJsonLines());
        return await CliRun.StartAsync(_folder, ["train", "--data", "rows.jsonl", "--folds", "2"]);
    }

    private static string Row(string id, string question, string text, string? stance, string sentiment) => stance is null
        ? $$"""{"id":"{{id}}","text":"{{text}}","sentiment":"{{sentiment}}","group":"{{question}}"}""" + "\n"
        : $$"""{"id":"{{id}}","text":"{{text}}","target":"{{question}}","stance":"{{stance}}","sentiment":"{{sentiment}}","group":"{{question}}"}""" + "\n";
}
