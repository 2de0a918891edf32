namespace StanceML.Training;

/// <summary>Judged examples and what judged them.</summary>
/// <param name="Task">With all its labels; the model may have fewer.</param>
internal sealed record JudgedSet(TaskDefinition Task, ChosenModel Chosen, IReadOnlyList<JudgedExample> Judged);
