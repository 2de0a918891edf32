namespace StanceML;

/// <summary>Classes of pronouns that stand for different kinds of antecedents.</summary>
internal enum PronounClass
{
    /// <summary><c>he</c>, <c>she</c>.</summary>
    Person,

    /// <summary><c>it</c>.</summary>
    Thing,

    /// <summary><c>they</c>.</summary>
    Several,
}
