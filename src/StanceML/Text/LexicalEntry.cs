using System.Runtime.CompilerServices;

namespace StanceML;

/// <summary>What all word lists together say of one form, whatever its case. Safe for concurrent use.</summary>
internal sealed class LexicalEntry
{
    /// <summary>For tokens that are no words.</summary>
    public static LexicalEntry None { get; } = new([]) { Key = WordKey.None, Hash = FeatureHash.Basis, StemHash = FeatureHash.Basis };

    private readonly WordTags _tags;
    private readonly int _tagCount;

    /// <param name="tags">Parts of speech it may have, at most <see cref="PartOfSpeechLexicon.MostTags"/>.</param>
    public LexicalEntry(ReadOnlySpan<WordTag> tags)
    {
        tags.CopyTo(_tags);
        _tagCount = tags.Length;
    }

    /// <summary>The <see cref="WordKey"/> of the form.</summary>
    public required ulong Key { get; init; }

    /// <summary><see cref="FeatureHash.Of"/> of the word in small letters with straight apostrophes.</summary>
    public required ulong Hash { get; init; }

    /// <summary>The same of the word without its ending; equal to <see cref="Hash"/> where it has none.</summary>
    public required ulong StemHash { get; init; }

    /// <summary>Parts of speech it may have, the likeliest first; empty only for <see cref="None"/>.</summary>
    public ReadOnlySpan<WordTag> Tags => ((ReadOnlySpan<WordTag>)_tags)[.._tagCount];

    /// <summary>Whether <see cref="Tags"/> are the word's own; else its ending told them.</summary>
    public bool IsTagged { get; init; }

    public WordSenses Senses { get; init; }

    /// <summary>Category bits of <see cref="Lexicon.Stance"/>; <see cref="StanceWords.Negator"/> for every contraction with "not".</summary>
    public ulong Stance { get; init; }

    /// <summary>Category bits of <see cref="Lexicon.Sentiment"/>.</summary>
    public ulong Tone { get; init; }

    /// <summary>Of <see cref="Valences"/>, -4 to 4; 0 for a word that nobody rated.</summary>
    public float Rating { get; init; }

    /// <summary>The buckets of its <see cref="LetterFeatures"/>, kept by the first statement that has the word, for words come again; null until then.</summary>
    public int[]? LetterParts { get; set; }

    /// <summary>What it can tell about the question that a statement speaks about.</summary>
    public WordUses Uses { get; init; }

    /// <summary>What attribution needs to know.</summary>
    public WordTraits Traits { get; init; }

    /// <summary>Whether the word in one of its cases is a <see cref="SpeakerLexicon.HomeOf">sign of a country</see>.</summary>
    public bool IsHomeSign { get; init; }

    /// <summary>Those of <see cref="Listed"/>; none when it is null.</summary>
    public WordClasses Classes { get; private init; }

    /// <summary>What the extraction rules need to know; null when their lists lack the word.</summary>
    public WordEntry? Listed
    {
        get;
        init => (field, Classes) = (value, value?.Classes ?? WordClasses.None);
    }

    /// <summary>Held in place: an array elsewhere would cost a text one more cache line a word.</summary>
    [InlineArray(PartOfSpeechLexicon.MostTags)]
    private struct WordTags
    {
        private WordTag _first;
    }
}
