using System.Buffers;
using System.IO.Pipelines;

namespace StanceML.Worker;

/// <summary>Reads a stream line by line, none longer than allowed: of such a line nothing is kept.</summary>
internal sealed class LineReader(PipeReader pipe, int maxLineBytes)
{
    private ReadOnlySequence<byte> _buffer;
    private bool _hasBuffer;
    private bool _isEnded;

    /// <summary>Bytes at the start of the buffer that hold no end of a line: a line that drips in is not looked through from its start each time.</summary>
    private long _searched;

    /// <summary>Number of the line read last, from 1; 0 before the first.</summary>
    public long Line { get; private set; }

    /// <summary>Whether the next line can be had without waiting.</summary>
    public bool HasLine => FindEnd() is not null || (_isEnded && !_buffer.IsEmpty);

    /// <returns>The next line without its end; null at the end of the stream.</returns>
    public async ValueTask<ReadLine?> ReadAsync(CancellationToken cancellationToken)
    {
        var isTooLong = false;
        while (true)
        {
            if (FindEnd() is { } end)
            {
                return Take(_buffer.Slice(0, end), _buffer.GetPosition(1, end), isTooLong);
            }

            if (_isEnded)
            {
                return _buffer.IsEmpty && !isTooLong ? null : Take(_buffer, _buffer.End, isTooLong);
            }

            isTooLong |= _hasBuffer && _buffer.Length > maxLineBytes;
            await FillAsync(isTooLong, cancellationToken).ConfigureAwait(false);
        }
    }

    private SequencePosition? FindEnd()
    {
        var end = _buffer.Slice(_searched).PositionOf((byte)'\n');
        _searched = end is null ? _buffer.Length : _searched;
        return end;
    }

    public ValueTask CompleteAsync() => pipe.CompleteAsync();

    private ReadLine Take(ReadOnlySequence<byte> line, SequencePosition next, bool isTooLong)
    {
        isTooLong |= line.Length > maxLineBytes;
        var bytes = isTooLong ? [] : line.ToArray();
        _buffer = _buffer.Slice(next);
        _searched = 0;
        Line++;
        return new ReadLine(bytes, isTooLong);
    }

    /// <param name="drop">Whether what is there is of no use.</param>
    private async ValueTask FillAsync(bool drop, CancellationToken cancellationToken)
    {
        if (_hasBuffer)
        {
            pipe.AdvanceTo(drop ? _buffer.End : _buffer.Start, _buffer.End);
        }

        var read = await pipe.ReadAsync(cancellationToken).ConfigureAwait(false);
        (_buffer, _hasBuffer, _isEnded, _searched) = (read.Buffer, true, read.IsCompleted, drop ? 0 : _searched);
    }

    /// <param name="Bytes">Empty when too long.</param>
    internal readonly record struct ReadLine(byte[] Bytes, bool IsTooLong);
}
