using System.CommandLine;
using System.Globalization;
using StanceML.Store;
using StanceML.Worker;

namespace StanceML.Cli;

/// <summary><c>stanceml store export</c>: all statements of a filter.</summary>
internal static class ExportCommand
{
    public static Command Create(StandardStreams streams, StoreOption store)
    {
        var filters = new Option<string[]>("--filter") { Description = $"What to export, by the names of /v1/statements: {string.Join(", ", FilterAddress.Names)}. Repeatable.", HelpName = "NAME=VALUE" };
        var format = new Option<string>("--format", "-f") { Description = "jsonl, csv or parquet.", DefaultValueFactory = _ => StatementFormat.JsonLines.Name };
        format.AcceptOnlyFromAmong([.. StatementFormat.All.Select(known => known.Name)]);
        var output = new Option<string?>("--output", "-o") { Description = "A file; replaced only once it is complete. Default: standard output.", HelpName = "FILE" };
        var command = new CliCommand(
            "export",
            "Write statements, newest article first, as JSON lines, CSV or Parquet.",
            ("stanceml store export --store desk.db > all.jsonl", "Everything."),
            ("stanceml store export --filter question=kosovo --filter from=2026-01-01 -f csv -o kosovo.csv", "One question since January, for a spreadsheet."))
        {
            filters,
            format,
            output,
        };
        store.AddTo(command);
        command.Validators.Add(result => FilterOf(result.GetValue(filters) ?? [], result.AddError));
        command.SetAction(async (parsed, cancellation) =>
        {
            var filter = FilterOf(parsed.GetValue(filters) ?? [], _ => { });
            var chosen = StatementFormat.All.First(known => known.Name == parsed.GetValue(format));
            using var database = store.Open(parsed);
            var written = parsed.GetValue(output) is { } file
                ? await WriteFileAsync(file, database, filter, chosen, cancellation).ConfigureAwait(false)
                : await WriteAsync(streams.Bytes, database, filter, chosen, cancellation).ConfigureAwait(false);
            streams.Say(string.Create(CultureInfo.InvariantCulture, $"{written} statements"));
            if (filter.Question is { } question && !await new CountStore(database).HasQuestionAsync(question, cancellation).ConfigureAwait(false))
            {
                streams.Say($"No statement of this store has the question '{question}'{Near(question)}.");
            }

            return ExitCode.Done;
        });
        return command;
    }

    /// <summary>Nothing where the question is built in and only has no statements yet.</summary>
    private static string Near(string question)
    {
        var catalogue = TargetCatalogue.ReadBuiltIn();
        return catalogue.Find(question) is null ? NearQuestions.Said(question, catalogue.Targets.Select(target => KeyValuePair.Create(target.Id, target.Name))) : "";
    }

    /// <param name="refuse">Told each name and value that cannot be used.</param>
    private static StatementFilter FilterOf(string[] filters, Action<string> refuse)
    {
        Dictionary<string, string> given = new(StringComparer.Ordinal);
        foreach (var filter in filters)
        {
            if (filter.Split('=', 2) is not [var name, var value] || !FilterAddress.Names.Contains(name, StringComparer.Ordinal) || !given.TryAdd(name, value))
            {
                refuse($"--filter {filter}: expected NAME=VALUE, each name once, of {string.Join(", ", FilterAddress.Names)}");
            }
        }

        return FilterAddress.Read(given.GetValueOrDefault, (name, problem) => refuse($"--filter {name}: {problem}"));
    }

    private static async Task<long> WriteFileAsync(
        string file, StoreDatabase database, StatementFilter filter, StatementFormat format, CancellationToken cancellation)
    {
        var partial = file + ".partial";
        try
        {
            long written;
            await using (var stream = new FileStream(partial, FileMode.Create, FileAccess.Write))
            {
                written = await WriteAsync(stream, database, filter, format, cancellation).ConfigureAwait(false);
            }

            File.Move(partial, file, overwrite: true);
            return written;
        }
        finally
        {
            File.Delete(partial);
        }
    }

    private static async Task<long> WriteAsync(
        Stream stream, StoreDatabase database, StatementFilter filter, StatementFormat format, CancellationToken cancellation)
    {
        var writer = format.Create(stream);
        var written = 0L;
        await foreach (var statement in new StatementStore(database).AllAsync(filter, cancellation).ConfigureAwait(false))
        {
            await writer.WriteAsync(statement.Record, statement.Source, cancellation).ConfigureAwait(false);
            written++;
        }

        await writer.EndAsync(cancellation).ConfigureAwait(false);
        await stream.FlushAsync(cancellation).ConfigureAwait(false);
        return written;
    }
}
