namespace StanceML.Dashboard.Compare;

/// <summary>What both said: two actors on a question, or an actor on two questions.</summary>
/// <param name="Id">Of that question or actor.</param>
public sealed record ComparedRow(string Id, string Name, ComparedSide One, ComparedSide Other)
{
    /// <summary>Whether both hold the same position; null where one holds none.</summary>
    public bool? Agrees => One.Stance is null || Other.Stance is null ? null : One.Stance == Other.Stance;
}
