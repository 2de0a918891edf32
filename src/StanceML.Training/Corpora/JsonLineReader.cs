using System.Runtime.InteropServices;
using System.Text;

namespace StanceML.Training;

/// <summary>Splits a stream into lines and holds never more than one of them. Not thread-safe.</summary>
/// <param name="stream">Read once, to its end; the caller closes it.</param>
/// <param name="maxLineBytes">Of a longer line only its length is kept.</param>
public sealed class JsonLineReader(Stream stream, int maxLineBytes)
{
    private readonly byte[] _block = new byte[1 << 16];
    private readonly List<byte> _line = [];
    private int _at;
    private int _filled;
    private int _number;

    /// <returns>False at the end of the stream.</returns>
    public bool TryRead(out JsonLine line)
    {
        _line.Clear();
        var length = 0L;
        var found = false;
        while (Fill())
        {
            found = true;
            var rest = _block.AsSpan(_at, _filled - _at);
            var feed = rest.IndexOf((byte)'\n');
            var piece = feed < 0 ? rest : rest[..feed];
            length += piece.Length;
            if (length <= maxLineBytes)
            {
                _line.AddRange(piece);
            }

            _at += piece.Length + (feed < 0 ? 0 : 1);
            if (feed >= 0)
            {
                break;
            }
        }

        _number += found ? 1 : 0;
        var bytes = CollectionsMarshal.AsSpan(_line);
        var isFirstWithMark = _number == 1 && bytes.StartsWith(Encoding.UTF8.Preamble);
        line = new JsonLine(_number, length, _line.ToArray().AsMemory(isFirstWithMark ? Encoding.UTF8.Preamble.Length : 0));
        return found;
    }

    private bool Fill()
    {
        if (_at < _filled)
        {
            return true;
        }

        _at = 0;
        _filled = stream.Read(_block);
        return _filled > 0;
    }
}
