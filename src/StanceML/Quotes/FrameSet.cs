namespace StanceML;

/// <summary>What the content of a reporting verb or noun looks like.</summary>
[Flags]
internal enum FrameSet
{
    None = 0,

    /// <summary>A clause, with or without <c>that</c>, a question, or quoted words.</summary>
    Clause = 1,

    /// <summary>An attitude: verb and object are the content.</summary>
    Object = 2,

    /// <summary>The object alone is the content.</summary>
    Topic = 4,

    /// <summary><c>to</c> and a verb.</summary>
    Infinitive = 8,

    /// <summary>An addressee may stand before the clause.</summary>
    Person = 16,

    /// <summary>Someone <c>to</c> do something.</summary>
    Urge = 32,

    /// <summary>Someone <c>of</c> something.</summary>
    Accuse = 64,

    /// <summary>Something <c>as</c> something.</summary>
    As = 128,

    /// <summary>Something something: <c>called it a farce</c>.</summary>
    Predicate = 256,

    /// <summary>Beside quoted words only.</summary>
    Intransitive = 512,

    /// <summary>A preposition of <see cref="CueWord.Prepositions"/> before the content.</summary>
    Preposition = 1024,

    /// <summary>Of nouns: possessor and noun belong to the content.</summary>
    Whole = 2048,

    /// <summary>Negated, nothing was said: <c>would not say whether</c>.</summary>
    Silence = 4096,

    /// <summary>Takes no object but a clause, so that what follows is one even where no verb is seen.</summary>
    Bare = 8192,

    /// <summary>Of nouns: names written words (<c>the slogan "…"</c>).</summary>
    Label = 16384,
}
