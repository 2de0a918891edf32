using System.Text;
using Microsoft.Win32.SafeHandles;

namespace StanceML.Cli;

/// <summary>Where data goes (stdout) and where messages go (stderr). Both are UTF-8 without a byte-order mark.</summary>
internal sealed class StandardStreams : IDisposable
{
    private const int StandardOutputHandle = 1;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly Lazy<StreamWriter> _data = new(() => new StreamWriter(OpenOutput(), Utf8, bufferSize: 1 << 15));

    /// <summary>Buffered; throws an <see cref="IOException"/> when its reader has gone.</summary>
    public TextWriter Data => _data.Value;

    /// <summary>The same place for data that is no text. Use one of the two.</summary>
    public Stream Bytes => _data.Value.BaseStream;

    public TextWriter Messages { get; } = TextWriter.Synchronized(new StreamWriter(Console.OpenStandardError(), Utf8) { AutoFlush = true });

    public bool IsDataTerminal { get; } = !Console.IsOutputRedirected;

    public bool AreMessagesTerminal { get; } = !Console.IsErrorRedirected;

    /// <summary>One line for people, made safe for their terminal.</summary>
    public void Say(string message) => Messages.WriteLine(SafeText.OneLine(message));

    public void Flush()
    {
        if (_data.IsValueCreated)
        {
            _data.Value.Flush();
        }
    }

    public void Dispose()
    {
        try
        {
            Flush();
        }
        catch (IOException)
        {
            // The reader has gone, and the exit code was decided when that was first noticed.
        }
    }

    /// <remarks>
    /// The console's own stream swallows a broken pipe, and a long run would go on for nobody. A file stream tells; but on a
    /// file it keeps an offset of its own, so that a second program writing to the same redirection would overwrite the first.
    /// </remarks>
    private static Stream OpenOutput()
    {
        if (OperatingSystem.IsWindows())
        {
            return Console.OpenStandardOutput();
        }

        var direct = new FileStream(new SafeFileHandle(StandardOutputHandle, ownsHandle: false), FileAccess.Write, bufferSize: 0);
        return direct.CanSeek ? Console.OpenStandardOutput() : direct;
    }
}
