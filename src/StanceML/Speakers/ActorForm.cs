namespace StanceML;

/// <summary>By what kind of word an actor is mentioned.</summary>
public enum ActorForm
{
    Name,
    Demonym,
    Place,
    Metonym,
    Person,
}
