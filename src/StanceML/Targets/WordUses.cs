namespace StanceML;

/// <summary>What a word can tell about the question that a statement speaks about.</summary>
[Flags]
internal enum WordUses : byte
{
    None = 0,

    /// <summary>Belongs to the talk of recognition, and to other talk: <c>status</c>, <c>embassy</c>.</summary>
    Recognition = 1,

    /// <summary>Can stand for one claimant: <c>province</c>.</summary>
    Place = 2,

    /// <summary>Can stand for several: <c>regions</c>.</summary>
    Places = 4,

    /// <summary>Makes a place word point back: <c>both</c>.</summary>
    Pointer = 8,

    /// <summary>Makes it point back by itself: <c>breakaway</c>.</summary>
    Loose = 16,

    /// <summary><c>its</c>, <c>we</c>.</summary>
    Pronoun = 32,

    /// <summary>Hardly ever said of anything but statehood, government or territory: <c>independence</c>, <c>annexed</c>.</summary>
    Core = 64,

    /// <summary>As good as that close to a claimant's name: <c>recognize</c>.</summary>
    Beside = 128,
}
