namespace StanceML;

/// <summary>Word classes a form may have; several where English leaves it open.</summary>
[Flags]
internal enum WordClasses
{
    None = 0,
    Determiner = 1,
    Possessive = 1 << 1,
    Pronoun = 1 << 2,
    ObjectPronoun = 1 << 3,
    Preposition = 1 << 4,
    Conjunction = 1 << 5,
    Subordinator = 1 << 6,
    Wh = 1 << 7,
    Relative = 1 << 8,
    Modal = 1 << 9,
    Be = 1 << 10,
    Have = 1 << 11,
    Do = 1 << 12,
    Not = 1 << 13,
    Adverb = 1 << 14,
    Time = 1 << 15,

    /// <summary>Base form of a verb.</summary>
    VerbBase = 1 << 16,

    /// <summary>Third person singular.</summary>
    VerbS = 1 << 17,

    VerbPast = 1 << 18,
    Participle = 1 << 19,
    VerbIng = 1 << 20,

    /// <summary>Starts with a capital letter, not first in its sentence.</summary>
    Capital = 1 << 21,
    Number = 1 << 22,
    Comma = 1 << 23,
    Dash = 1 << 24,
    Colon = 1 << 25,
    EndMark = 1 << 26,
    QuoteMark = 1 << 27,
    Bracket = 1 << 28,

    /// <summary>Any other mark.</summary>
    Mark = 1 << 29,

    /// <summary>The word <c>to</c>.</summary>
    To = 1 << 30,

    Auxiliary = Modal | Be | Have | Do,
    VerbForm = VerbBase | VerbS | VerbPast | Participle | VerbIng,
    AnyMark = Comma | Dash | Colon | EndMark | QuoteMark | Bracket | Mark,
}
