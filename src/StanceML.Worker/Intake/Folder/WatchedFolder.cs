using System.Globalization;
using System.Text;

namespace StanceML.Worker;

/// <summary>A folder into which others put articles, and the three in it that say how far each file has come.</summary>
/// <remarks>
/// A file is taken by renaming it into <c>.taking</c>: whoever renames it has it, and what a crash leaves there is taken up again. Nothing is
/// ever overwritten or deleted.
/// </remarks>
internal sealed class WatchedFolder
{
    private const string ReasonEnding = ".reason.txt";

    /// <summary>Of a name, in UTF-8: the limit of every usual file system.</summary>
    private const int MaxNameBytes = 255;

    /// <summary>What comes after the last point is an ending up to here.</summary>
    private const int MaxEndingBytes = 16;

    private static readonly string[] Unfinished = [".tmp", ".part", ".partial", ".crdownload", ".swp", "~"];

    private readonly string _path;
    private readonly string _turn;
    private readonly string _taking;
    private readonly string _done;
    private readonly string _failed;

    /// <exception cref="IOException">The folder or one of the three cannot be made, or is a link to somewhere else.</exception>
    /// <exception cref="UnauthorizedAccessException">Nor may it be.</exception>
    public WatchedFolder(string path)
    {
        _path = Path.GetFullPath(path);
        _turn = Path.Combine(_path, ".lock");
        Directory.CreateDirectory(_path);
        _taking = Made(".taking");
        _done = Made(".done");
        _failed = Made(".failed");
    }

    /// <summary>Keeps other workers out until it is disposed: what is in <c>.taking</c> may be in another's hands.</summary>
    /// <returns>Null while another worker is in.</returns>
    /// <exception cref="IOException">The folder is not there.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written.</exception>
    public IDisposable? TryEnter()
    {
        try
        {
            return new FileStream(_turn, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e) when (e is not DirectoryNotFoundException && File.Exists(_turn))
        {
            return null;
        }
    }

    /// <param name="quietSince">Files that were written later are left where they are.</param>
    /// <returns>Files that can be taken: what is left in <c>.taking</c> from before first.</returns>
    public IReadOnlyList<string> List(DateTimeOffset quietSince) =>
    [
        .. Directory.EnumerateFiles(_taking).Order(StringComparer.Ordinal),
        .. new DirectoryInfo(_path).EnumerateFiles().Where(file => IsReady(file, quietSince)).OrderBy(file => file.LastWriteTimeUtc).Select(file => file.FullName),
    ];

    /// <returns>Where in <c>.taking</c> it is now; null when somebody else was quicker.</returns>
    /// <exception cref="IOException">It cannot be moved.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be moved.</exception>
    public string? Take(string file) => Path.GetDirectoryName(file) == _taking ? file : TryMove(file, _taking);

    /// <returns>Why this is no file that can be read; null when it is one.</returns>
    /// <remarks>Asked after the file was taken, so that nobody can change the answer. A pipe, socket or device has no length; opening one could wait for ever.</remarks>
    public static string? Problem(string taken)
    {
        var file = new FileInfo(taken);
        return file.LinkTarget is not null ? "is a link; put the file itself here"
            : !file.Exists || file.Length == 0 ? "is empty, or no regular file"
            : null;
    }

    public void End(string taken) => TryMove(taken, _done);

    /// <summary>Sets the file aside, its reason beside it as <c>NAME.reason.txt</c>; a name too long for that is shortened.</summary>
    public void SetAside(string taken, string reason)
    {
        var target = Free(_failed, Path.GetFileName(taken), MaxNameBytes - ReasonEnding.Length);
        // The reason first: a file without one would tell nobody anything.
        File.WriteAllText(target + ReasonEnding, reason + "\n");
        Move(taken, target);
    }

    /// <summary>Puts a file back that somebody still writes.</summary>
    public void GiveBack(string taken) => TryMove(taken, _path);

    private string Made(string name)
    {
        var folder = new DirectoryInfo(Path.Combine(_path, name));
        if (folder.LinkTarget is not null)
        {
            throw new IOException($"{folder.FullName} is a link; expected a folder");
        }

        folder.Create();
        return folder.FullName;
    }

    private static bool IsReady(FileInfo file, DateTimeOffset quietSince) =>
        !file.Name.StartsWith('.')
        && !Array.Exists(Unfinished, ending => file.Name.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
        && file.LastWriteTimeUtc <= quietSince.UtcDateTime;

    /// <returns>Where it is now; null when somebody else was quicker.</returns>
    private static string? TryMove(string from, string folder)
    {
        var target = Free(folder, Path.GetFileName(from), MaxNameBytes);
        return Move(from, target) ? target : null;
    }

    private static bool Move(string from, string target)
    {
        try
        {
            File.Move(from, target, overwrite: false);
            return true;
        }
        catch (FileNotFoundException)
        {
            return false;
        }
    }

    /// <returns><c>a.txt</c>, or <c>a.2.txt</c> when that is taken, the part before shortened where it has to be.</returns>
    private static string Free(string folder, string name, int maxBytes)
    {
        var ending = Path.GetExtension(name);
        if (Encoding.UTF8.GetByteCount(ending) > MaxEndingBytes)
        {
            ending = "";
        }

        var stem = name[..^ending.Length];
        var target = Path.Combine(folder, Named(ending));
        for (var copy = 2; Path.Exists(target); copy++)
        {
            target = Path.Combine(folder, Named(string.Create(CultureInfo.InvariantCulture, $".{copy}{ending}")));
        }

        return target;

        string Named(string end) => Shortened(stem, maxBytes - Encoding.UTF8.GetByteCount(end)) + end;
    }

    private static string Shortened(string text, int maxBytes)
    {
        var (bytes, length) = (0, 0);
        foreach (var rune in text.EnumerateRunes())
        {
            bytes += rune.Utf8SequenceLength;
            if (bytes > maxBytes)
            {
                return text[..length];
            }

            length += rune.Utf16SequenceLength;
        }

        return text;
    }
}
