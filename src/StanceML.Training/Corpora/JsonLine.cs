namespace StanceML.Training;

/// <param name="Number">From 1.</param>
/// <param name="Length">Bytes, without the line feed.</param>
/// <param name="Bytes">Without line feed and byte-order mark; only the beginning when the line is longer than its reader holds.</param>
public readonly record struct JsonLine(int Number, long Length, ReadOnlyMemory<byte> Bytes);
