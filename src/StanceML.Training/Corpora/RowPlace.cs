namespace StanceML.Training;

/// <param name="File">Path as the caller gave it.</param>
/// <param name="Line">From 1.</param>
public readonly record struct RowPlace(string File, int Line)
{
    public override string ToString() => $"{File}:{Line}";
}
