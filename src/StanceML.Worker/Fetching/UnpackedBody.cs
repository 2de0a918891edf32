using System.Globalization;
using System.IO.Compression;

namespace StanceML.Worker;

/// <summary>Unpacks a body as its <c>Content-Encoding</c> says and stops at a size, so that a small bomb stays small.</summary>
internal static class UnpackedBody
{
    /// <summary>Text packs to a fifth or tenth, markup of long tables to a fiftieth; a bomb to a thousandth.</summary>
    private const int MaxRatio = 200;

    /// <summary>Short bodies of one repeated word pack better than any article.</summary>
    private const int RatioCountsFrom = 1 << 18;

    private static readonly string[] Known = ["identity", "gzip", "x-gzip", "br", "deflate"];

    /// <param name="encoding">Of the header; null or empty for none.</param>
    /// <returns>Whether it is one that can be unpacked; several at once cannot.</returns>
    public static bool IsKnown(string? encoding) =>
        string.IsNullOrEmpty(encoding) || Known.Contains(encoding.Trim(), StringComparer.OrdinalIgnoreCase);

    /// <param name="maxBytes">Of the unpacked body.</param>
    /// <returns>Reading past the size throws <see cref="BodyTooLargeException"/>, and damaged packing <see cref="InvalidDataException"/>.</returns>
    public static Stream Open(Stream packed, string? encoding, long maxBytes)
    {
        var counted = new CountedStream(packed, long.MaxValue, sizeOfPacked: null);
        var name = encoding?.Trim().ToLowerInvariant();
        Stream? unpacking = name switch
        {
            "gzip" or "x-gzip" => new GZipStream(counted, CompressionMode.Decompress),
            "br" => new BrotliStream(counted, CompressionMode.Decompress),
            "deflate" => new ZLibStream(counted, CompressionMode.Decompress),
            _ => null,
        };
        return unpacking is null
            ? new CountedStream(packed, maxBytes, sizeOfPacked: null)
            : new CountedStream(unpacking, maxBytes, () => counted.Count);
    }

    public static async Task<byte[]> ReadAllAsync(Stream packed, string? encoding, long maxBytes, CancellationToken cancellationToken)
    {
        await using var unpacked = Open(packed, encoding, maxBytes);
        using var body = new MemoryStream();
        await unpacked.CopyToAsync(body, cancellationToken).ConfigureAwait(false);
        return body.ToArray();
    }

    private sealed class CountedStream(Stream inner, long maxBytes, Func<long>? sizeOfPacked) : Stream
    {
        public long Count { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => Count;
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            try
            {
                return Counted(inner.Read(buffer));
            }
            catch (InvalidOperationException e) when (sizeOfPacked is not null)
            {
                throw Damaged(e);
            }
        }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            try
            {
                return Counted(await inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false));
            }
            catch (InvalidOperationException e) when (sizeOfPacked is not null)
            {
                throw Damaged(e);
            }
        }

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                inner.Dispose();
            }

            base.Dispose(disposing);
        }

        /// <summary>Brotli's own word for damaged data.</summary>
        private static InvalidDataException Damaged(InvalidOperationException e) => new(e.Message, e);

        private int Counted(int read)
        {
            Count += read;
            if (Count > maxBytes)
            {
                throw new BodyTooLargeException(string.Create(CultureInfo.InvariantCulture, $"has more than the {maxBytes} bytes allowed"));
            }

            if (sizeOfPacked is not null && Count > RatioCountsFrom && Count > MaxRatio * sizeOfPacked())
            {
                throw new BodyTooLargeException(string.Create(CultureInfo.InvariantCulture, $"unpacks to more than {MaxRatio} times its size"));
            }

            return read;
        }
    }
}
