using System.Text.Encodings.Web;
using System.Text.Json;

namespace StanceML.Store;

/// <summary>Writes corrections as training files, one per version, which never change once they are there.</summary>
/// <param name="path">The folder; made when it is not there.</param>
public sealed class CorrectionFolder(string path)
{
    private static readonly JsonSerializerOptions Readable = new(CorrectionJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly CorrectionJson Json = new(Readable);

    /// <returns>Where a version is, or will be.</returns>
    public string FileOf(CorrectionVersion version) => Path.Combine(path, $"corrections-{version}.jsonl");

    /// <summary>Writes the newest version, unless it is there. Killed halfway, it leaves no file that counts as one.</summary>
    /// <returns>The version; its file may hold no row.</returns>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    /// <exception cref="StoreUnavailableException">The store cannot be read.</exception>
    public async Task<CorrectionVersion> WriteAsync(CorrectionRows rows, CancellationToken cancellationToken)
    {
        var version = await rows.VersionAsync(cancellationToken).ConfigureAwait(false);
        if (File.Exists(FileOf(version)))
        {
            return version;
        }

        Directory.CreateDirectory(path);
        var partial = $"{FileOf(version)}.{Environment.ProcessId}.partial";
        try
        {
            await WriteAsync(partial, rows.ReadAsync(version, cancellationToken), cancellationToken).ConfigureAwait(false);
            // Another worker writes the same bytes.
            File.Move(partial, FileOf(version), overwrite: true);
        }
        finally
        {
            File.Delete(partial);
        }

        return version;
    }

    private static async Task WriteAsync(string file, IAsyncEnumerable<CorrectionRow> rows, CancellationToken cancellationToken)
    {
        await using var output = new FileStream(file, FileMode.Create, FileAccess.Write);
        await foreach (var row in rows.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            await JsonSerializer.SerializeAsync(output, row, Json.CorrectionRow, cancellationToken).ConfigureAwait(false);
            output.WriteByte((byte)'\n');
        }

        output.Flush(flushToDisk: true);
    }
}
