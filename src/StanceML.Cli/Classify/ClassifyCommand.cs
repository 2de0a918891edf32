using System.CommandLine;
using System.Text.Json;
using StanceML.Training;

namespace StanceML.Cli;

/// <summary><c>stanceml classify</c>: a data set through a model.</summary>
internal static class ClassifyCommand
{
    /// <summary>Enough to keep every core busy between two writes, few enough that memory stays small.</summary>
    private const int BatchRows = 256;

    public static Command Create(StandardStreams streams)
    {
        var input = new Option<string>("--input", "-i")
        {
            Description = "JSON lines {\"id\",\"text\",\"target\"?,\"targetSpan\"?,\"actor\"?}; - reads stdin.",
            HelpName = "FILE",
            Required = true,
        };
        var output = new Option<string?>("--output", "-o") { Description = "Where to write {\"id\",\"stance\"?,\"sentiment\"?} a line. Default: stdout.", HelpName = "FILE" };
        var models = new ModelOptions();
        var targets = new TargetsOption();
        var command = new CliCommand(
            "classify",
            "Judge stance and sentiment of statements, one JSON line each, in input order.",
            ("stanceml classify --input statements.jsonl --output judged.jsonl", "Judge with the live models."),
            ("stanceml classify --input statements.jsonl --model models/stance/2026.11.1", "Judge the stance alone, with one version of the model."),
            ("head -100 statements.jsonl | stanceml classify --input -", "Judge what comes from stdin."));
        command.Add(input);
        command.Add(output);
        models.AddTo(command);
        targets.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetValue(output) is { } to && result.GetValue(input) is { } from && from != ArticleFile.Stdin
                && Path.GetFullPath(to) == Path.GetFullPath(from))
            {
                result.AddError("--output names the input file; it would be overwritten while it is read.");
            }
        });
        command.SetAction((parsed, cancellation) => Task.Run(() =>
        {
            var encoder = targets.Encoder(parsed, models.Pretrained(parsed));
            var loaded = models.Load(parsed, encoder);
            if (loaded.Stance is null && loaded.Sentiment is null)
            {
                throw new InvalidInputException(string.Join(", ", loaded.Names.Values), "judges neither stance nor sentiment; expected a model of one of them");
            }

            return Run(streams, new RowClassifier(encoder, loaded), parsed.GetRequiredValue(input), parsed.GetValue(output), cancellation);
        }));
        return command;
    }

    private static int Run(StandardStreams streams, RowClassifier classifier, string input, string? output, CancellationToken cancellation)
    {
        using var from = Open(input);
        using var file = output is null ? null : Create(output);
        var to = file ?? streams.Data;
        var code = ExitCode.Done;
        var isEmpty = true;
        var name = input == ArticleFile.Stdin ? "stdin" : input;
        var rows = RowReader.ReadUnjudged(from, name, problem =>
        {
            streams.Say(problem.ToString());
            (code, isEmpty) = (problem.IsError ? ExitCode.Failed : code, false);
        });
        foreach (var batch in rows.Chunk(BatchRows))
        {
            isEmpty = false;
            foreach (var row in classifier.Classify(batch, cancellation))
            {
                to.Write(JsonSerializer.Serialize(row, ClassifiedRowJson.Readable.ClassifiedRow));
                to.Write('\n');
            }
        }

        return isEmpty ? throw new InvalidInputException(name, "is empty; expected rows, one JSON line each") : code;
    }

    private static StreamWriter Create(string output)
    {
        try
        {
            return new StreamWriter(output);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException(output, $"cannot be written ({e.Message})");
        }
    }

    private static Stream Open(string input)
    {
        if (input == ArticleFile.Stdin)
        {
            return Console.OpenStandardInput();
        }

        return File.Exists(input)
            ? File.OpenRead(input)
            : throw new InvalidInputException(input, Directory.Exists(input) ? "is a folder; expected a file of JSON lines" : "does not exist");
    }
}
