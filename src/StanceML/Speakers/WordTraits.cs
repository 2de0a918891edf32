namespace StanceML;

/// <summary>What the word lists say of a word, whatever its case.</summary>
[Flags]
internal enum WordTraits
{
    None = 0,

    /// <summary>Cannot start or belong to a name.</summary>
    Function = 1 << 0,
    Preposition = 1 << 1,

    /// <summary>Stands between a subject and its verb.</summary>
    Auxiliary = 1 << 2,
    Pronoun = 1 << 3,

    /// <summary>Stands before a role inside a title: <c>former</c>, <c>deputy</c>.</summary>
    Modifier = 1 << 4,
    Honorific = 1 << 5,

    /// <summary>A lower-case part of a name: <c>von</c>.</summary>
    Particle = 1 << 6,
    GivenName = 1 << 7,

    /// <summary>A role of a state: <c>president</c>.</summary>
    Office = 1 << 8,

    /// <summary>A role that speaks for an employer: <c>spokesman</c>.</summary>
    Voice = 1 << 9,

    /// <summary>A role that speaks for nobody: <c>analyst</c>.</summary>
    Nobody = 1 << 10,
    Plural = 1 << 11,

    /// <summary>Heads a body of a state: <c>ministry</c>.</summary>
    StateBody = 1 << 12,

    /// <summary>Heads another body: <c>party</c>.</summary>
    Body = 1 << 13,

    /// <summary>Heads a document: <c>report</c>.</summary>
    Document = 1 << 14,
    Masculine = 1 << 15,
    Feminine = 1 << 16,

    /// <summary>A day, a month, a while: <c>Friday</c>, <c>week</c>.</summary>
    Time = 1 << 17,

    /// <summary>Words held up: whoever holds it speaks.</summary>
    Banner = 1 << 18,

    /// <summary>What a secretary of a state is in charge of: <c>treasury</c>.</summary>
    Portfolio = 1 << 19,

    /// <summary>Makes any leader or chairman beside it one of a parliament or cabinet: <c>majority</c>.</summary>
    Chamber = 1 << 20,

    /// <summary>Makes an office one of a town or province: <c>county</c>.</summary>
    Local = 1 << 21,

    /// <summary>Sits in a parliament: speaks for the country that the article is at home in, whoever was spoken of.</summary>
    Legislator = 1 << 22,

    /// <summary>What one does who speaks for the body named next: <c>leads</c>.</summary>
    Duty = 1 << 23,

    /// <summary>With <c>the</c> it takes up whoever of that class was spoken of: <c>official</c>, <c>company</c>.</summary>
    Class = 1 << 24,
    Determiner = 1 << 25,

    /// <summary><c>I</c>, <c>we</c> and their forms.</summary>
    FirstPerson = 1 << 26,

    /// <summary><c>who</c>, <c>which</c>.</summary>
    Relative = 1 << 27,

    /// <summary><c>two</c>, <c>several</c>: may speak without a noun.</summary>
    Number = 1 << 28,

    /// <summary>Stands before a given name: <c>Sir Alec</c>.</summary>
    GivenTitle = 1 << 29,

    Role = Office | Voice | Nobody,
    Institution = StateBody | Body,
}
