using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Unicode;
using StanceML.Worker;

namespace StanceML.Cli;

/// <summary>Reads one article from a file or from stdin, and refuses what is no article.</summary>
internal static class ArticleFile
{
    public const string Stdin = "-";

    /// <summary>A long book has 2 MB; more is no article.</summary>
    public const int MaxBytes = 10 * 1000 * 1000;

    /// <param name="path">As the caller gave it; <see cref="Stdin"/> for standard input.</param>
    /// <returns>The text as given, line ends included, without a byte-order mark.</returns>
    /// <exception cref="InvalidInputException">Missing, unreadable, too large, empty, or no plain text in UTF-8.</exception>
    public static string Read(string path)
    {
        var name = path == Stdin ? "stdin" : path;
        var bytes = ReadBytes(path, name);
        FileSigns.RefuseBinary(name, bytes);
        var text = Decode(name, WithoutMark(bytes));
        if (string.IsNullOrWhiteSpace(text))
        {
            throw new InvalidInputException(name, "is empty; expected the text of an article");
        }

        return WebPageSigns.AreIn(text) ? throw new InvalidInputException(name, WebPageSigns.Problem) : text;
    }

    private static ReadOnlySpan<byte> ReadBytes(string path, string name)
    {
        try
        {
            using var stream = path == Stdin ? Console.OpenStandardInput() : Open(path, name);
            return ReadCapped(stream, name);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new InvalidInputException(name, $"cannot be read ({Reason(e)})");
        }
    }

    private static FileStream Open(string path, string name)
    {
        if (Directory.Exists(path))
        {
            throw new InvalidInputException(name, "is a folder; expected a text file (name the files in it, for example with the shell's *.txt)");
        }

        if (!File.Exists(path))
        {
            throw new InvalidInputException(name, "does not exist");
        }

        var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        if (stream.CanSeek && stream.Length > MaxBytes)
        {
            var length = stream.Length;
            stream.Dispose();
            throw TooLarge(name, Number(length));
        }

        return stream;
    }

    /// <remarks>A pipe or a device tells no length: it is read up to the limit.</remarks>
    private static ReadOnlySpan<byte> ReadCapped(Stream stream, string name)
    {
        var writer = new ArrayBufferWriter<byte>(1 << 14);
        for (var read = 1; read > 0; writer.Advance(read))
        {
            read = stream.Read(writer.GetSpan(1 << 14));
            if (writer.WrittenCount + read > MaxBytes)
            {
                throw TooLarge(name, $"more than {Number(MaxBytes)}");
            }
        }

        return writer.WrittenSpan;
    }

    private static InvalidInputException TooLarge(string name, string bytes) =>
        new(name, $"has {bytes} bytes; expected one article of at most {Number(MaxBytes)}");

    private static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith(Encoding.UTF8.Preamble) ? bytes[Encoding.UTF8.Preamble.Length..] : bytes;

    private static string Decode(string name, ReadOnlySpan<byte> bytes)
    {
        var chars = new char[bytes.Length];
        if (Utf8.ToUtf16(bytes, chars, out var read, out var written, replaceInvalidSequences: false) == OperationStatus.Done)
        {
            return new string(chars, 0, written);
        }

        var line = bytes[..read].Count((byte)'\n') + 1;
        throw new InvalidInputException(
            name, string.Create(CultureInfo.InvariantCulture, $"found the byte 0x{bytes[read]:X2} at offset {read} (line {line}); expected UTF-8"));
    }

    private static string Reason(Exception e) => e is UnauthorizedAccessException ? "permission denied" : e.Message;

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
