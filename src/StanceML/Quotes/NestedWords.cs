using System.Collections.Frozen;

namespace StanceML;

/// <summary>The words of <c>nested-words.txt</c>, which names their source. Case does not count.</summary>
internal static class NestedWords
{
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Nobody = Section("[nobody]"), Supposing = Section("[supposing]");

    public static bool IsNobody(ReadOnlySpan<char> word) => Nobody.Contains(word);

    public static bool Supposes(ReadOnlySpan<char> word) => Supposing.Contains(word);

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Section(string name) => EmbeddedFile.Lines("nested-words.txt")
        .SkipWhile(line => line != name).Skip(1).TakeWhile(line => line[0] != '[')
        .SelectMany(line => line.Split(' '))
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
}
