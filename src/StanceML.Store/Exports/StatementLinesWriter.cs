using System.Text.Json;

namespace StanceML.Store;

/// <summary>One <see cref="SourcedStatement"/> a line.</summary>
internal sealed class StatementLinesWriter(Stream output) : IStatementWriter
{
    public async Task WriteAsync(StatementRecord statement, StatementSource? source, CancellationToken cancellationToken)
    {
        await JsonSerializer.SerializeAsync(
            output, new SourcedStatement(statement, source), ExportJson.Readable.SourcedStatement, cancellationToken).ConfigureAwait(false);
        await output.WriteAsync("\n"u8.ToArray(), cancellationToken).ConfigureAwait(false);
    }

    public Task EndAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
