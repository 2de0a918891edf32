using System.Diagnostics.CodeAnalysis;

namespace StanceML.Store;

/// <summary>A position's place in the list.</summary>
public sealed record PositionKey(string Question, string Actor)
{
    public static bool TryParse(string? word, [NotNullWhen(true)] out PositionKey? key)
    {
        key = word?.Split('~') is [{ Length: > 0 } question, { Length: > 0 } actor] ? new PositionKey(question, actor) : null;
        return key is not null;
    }

    /// <summary>For addresses, which have to escape it.</summary>
    public override string ToString() => $"{Question}~{Actor}";
}
