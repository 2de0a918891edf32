namespace StanceML;

public enum ActorKind
{
    /// <summary>A state with an ISO 3166 code, present or former.</summary>
    Country,

    /// <summary>A people, region or government whose claim is or was a recognition question.</summary>
    Claimant,

    /// <summary>Any other body that speaks for itself.</summary>
    Organisation,

    /// <summary>A news agency or outlet: it speaks mostly to report what others said.</summary>
    Agency,
}
