namespace StanceML.Training;

/// <summary>A line <c>T1⇥Source 10 15;20 24⇥words</c> of a brat file.</summary>
/// <param name="Fragments">Start and end of each, as the file counts them.</param>
/// <param name="Words">As the file repeats them: its fragments, joined by spaces.</param>
internal sealed record BratEntity(string Id, string Type, IReadOnlyList<(int Start, int End)> Fragments, string Words, int Line);
