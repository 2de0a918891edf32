using System.Buffers;
using System.IO.Pipelines;

namespace StanceML.Worker;

/// <summary>Reads a stream line by line, none longer than allowed: of such a line nothing is kept.</summary>
internal sealed class LineReader(PipeReader pipe, int maxLineBytes)
{
    private ReadOnlySequence<byte> _buffer;
    private bool _hasBuffer;
    private bool _isEnded;

    /// <summary>Number of the line read last, from 1; 0 before the first.</summary>
    public long Line { get; private set; }

    /// <summary>Whether the next line can be had without waiting.</summary>
    public bool HasLine => _hasBuffer && (_buffer.PositionOf((byte)'\n') is not null || (_isEnded && !_buffer.IsEmpty));

    /// <returns>The next line without its end; null at the end of the stream.</returns>
    public async ValueTask<ReadLine?> ReadAsync(CancellationToken cancellationToken)
    {
        var isTooLong = false;
        while (true)
        {
            if (_hasBuffer && _buffer.PositionOf((byte)'\n') is { } end)
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

    public ValueTask CompleteAsync() => pipe.CompleteAsync();

    private ReadLine Take(ReadOnlySequence<byte> line, SequencePosition next, bool isTooLong)
    {
        isTooLong |= line.Length > maxLineBytes;
        var bytes = isTooLong ? [] : line.ToArray();
        _buffer = _buffer.Slice(next);
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
        (_buffer, _hasBuffer, _isEnded) = (read.Buffer, true, read.IsCompleted);
    }

    /// <param name="Bytes">Empty when too long.</param>
    internal readonly record struct ReadLine(byte[] Bytes, bool IsTooLong);
}
