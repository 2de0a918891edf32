namespace StanceML.Store;

/// <summary>A row of the table of changes.</summary>
internal sealed class PositionChangeRow
{
    public required string Question { get; init; }

    public required string Actor { get; init; }

    public int Day { get; init; }

    public required string BeforeStance { get; init; }

    public string? BeforeKey { get; init; }

    public required string AfterStance { get; init; }

    public string? AfterKey { get; init; }

    public PositionChange ToChange() => new(
        Question, Actor, StoreDay.Date(Day), BeforeStance, PositionRow.KeyOf(BeforeKey), AfterStance, PositionRow.KeyOf(AfterKey));
}
