namespace StanceML;

/// <summary>What a name needs before it counts.</summary>
internal enum NameStrength
{
    /// <summary>Nothing: it points to the question by itself.</summary>
    Sure,

    /// <summary>Nothing, but it is poor company: who writes <c>Suva</c> need not write of Fiji's governments.</summary>
    Place,

    /// <summary>Company, a sure name or a person of the same question in the text: an acronym (<c>PMR</c>) or a place of several questions (<c>Kabul</c>) alone may be another's.</summary>
    NeedsCompany,

    /// <summary>The claimant or a sure term in the text: <c>Venezuela</c> points to a rival government only beside its name.</summary>
    NeedsClaimant,

    /// <summary>The person's full name earlier in the text.</summary>
    Surname,
}
