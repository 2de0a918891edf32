namespace StanceML.Training;

/// <summary>What is validated, on which rows.</summary>
/// <param name="Data">A <c>.jsonl</c> file of labelled rows, or a folder of them.</param>
public sealed record ValidationRequest(TaskDefinition Task, string Data, ValidationMethod By)
{
    /// <summary>Rows to judge instead of those of <see cref="Data"/>; null for none. Not for folds.</summary>
    public string? Test { get; init; }

    /// <summary>The split that is judged, <c>test</c> or <c>dev</c>; the other one is not touched.</summary>
    public string On { get; init; } = "test";

    /// <summary>Questions with fewer judged rows are left out together with their neighbours in name order, until they have as many. Default 1: each alone.</summary>
    public int Least { get; init; } = 1;
}
