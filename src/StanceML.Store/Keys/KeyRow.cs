namespace StanceML.Store;

/// <summary>A row of <c>api_key</c>; times in milliseconds since 1970.</summary>
internal sealed class KeyRow
{
    public required string Id { get; init; }

    public required byte[] Hash { get; init; }

    public required string Name { get; init; }

    public required string Role { get; init; }

    public long Created { get; init; }

    public long? Expires { get; init; }

    public long? Revoked { get; init; }

    public long? Used { get; init; }

    public ApiKey ToKey() => new(
        Id, Hash, Name, Enum.Parse<KeyRole>(Role, ignoreCase: true), DateTimeOffset.FromUnixTimeMilliseconds(Created), Time(Expires), Time(Revoked), Time(Used));

    private static DateTimeOffset? Time(long? milliseconds) => milliseconds is { } time ? DateTimeOffset.FromUnixTimeMilliseconds(time) : null;
}
