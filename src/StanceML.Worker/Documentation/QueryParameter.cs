namespace StanceML.Worker;

/// <summary>A parameter of an address, or a header, which endpoints read by hand.</summary>
/// <param name="Format"><c>date-time</c>, <c>date</c>, <c>int32</c>, or null for words.</param>
internal sealed record QueryParameter(string Name, string Description, string? Format = null, string? Example = null, params IReadOnlyList<string> Allowed)
{
    public bool IsRequired { get; init; }
}
