namespace StanceML;

/// <summary>Which third-person pronoun stands for an entity.</summary>
internal enum Gender
{
    Unknown,
    He,
    She,
}
