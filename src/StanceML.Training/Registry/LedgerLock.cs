using System.Text.Json;

namespace StanceML.Training;

/// <summary>The one who may change <c>current.json</c>: holds a lock file from the decision to the write, so that of two who promote at once neither loses an entry.</summary>
/// <remarks>The lock file stays: were it deleted, one process could lock the deleted file while another locks its successor.</remarks>
internal sealed class LedgerLock : IDisposable
{
    public const string LockFile = ModelLedger.FileName + ".lock";

    /// <summary>Longer than a check of the largest model takes.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly string _path;
    private readonly FileStream _lock;

    private LedgerLock(string models, FileStream held)
    {
        (_path, _lock) = (Path.Combine(models, ModelLedger.FileName), held);
        Ledger = ModelLedger.ReadOrEmpty(models);
    }

    /// <summary>As it stood when the lock was taken, or as it was last written here.</summary>
    public ModelLedger Ledger { get; private set; }

    /// <param name="models">Is made when it does not exist.</param>
    /// <param name="patience">How long to wait for another who holds the lock.</param>
    /// <exception cref="IOException">Another process kept the lock for longer.</exception>
    /// <exception cref="InvalidModelException">The ledger is damaged.</exception>
    public static LedgerLock Take(string models, TimeSpan patience, CancellationToken cancellation)
    {
        Directory.CreateDirectory(models);
        var path = Path.Combine(models, LockFile);
        for (var waited = TimeSpan.Zero; ; waited += Pause)
        {
            if (TryOpen(path) is { } held)
            {
                return ReadUnder(models, held);
            }

            if (waited >= patience)
            {
                throw new IOException($"{path}: another process has been changing the ledger for {patience.TotalSeconds:0} s; try again when it is done");
            }

            cancellation.WaitHandle.WaitOne(Pause);
            cancellation.ThrowIfCancellationRequested();
        }
    }

    /// <summary>Adds an entry and makes its version live. Written aside, flushed to the disk and renamed: a reader sees the old ledger or the new one, never half of it.</summary>
    public void Write(ModelLedgerEntry entry)
    {
        Ledger = Ledger.With(entry);
        var draft = $"{_path}.draft";
        using (var stream = new FileStream(draft, FileMode.Create, FileAccess.Write))
        {
            JsonSerializer.Serialize(stream, Ledger, ModelJson.Default.ModelLedger);
            stream.WriteByte((byte)'\n');
            stream.Flush(flushToDisk: true);
        }

        File.Move(draft, _path, overwrite: true);
    }

    public void Dispose() => _lock.Dispose();

    private static LedgerLock ReadUnder(string models, FileStream held)
    {
        try
        {
            return new LedgerLock(models, held);
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    /// <returns>Null while another holds it.</returns>
    private static FileStream? TryOpen(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException) when (File.Exists(path))
        {
            return null;
        }
    }
}
