namespace StanceML;

/// <summary>A dense feature that adds up over a statement's units, so that it can also name the units that it counted.</summary>
/// <param name="Needs">Statements that lack one of these are not counted: most statements are short and lack most.</param>
/// <param name="Amount">What one unit adds: 0 for a unit that is not counted, less than 0 where two sides are weighed.</param>
internal sealed record DenseCounter(string Name, DenseNeeds Needs, DenseCounter.AmountOf Amount)
{
    public delegate int AmountOf(in Unit unit, NearRoles near);
}
