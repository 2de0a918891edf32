using StanceML.Training;

namespace StanceML.Cli;

/// <summary>Shows what is wrong with data, one line each on stderr.</summary>
internal static class ProblemLines
{
    public static void SayAll(this StandardStreams streams, IEnumerable<RowProblem> problems)
    {
        foreach (var problem in problems)
        {
            streams.Say(problem.IsError ? $"{problem}" : $"{problem} (warning)");
        }
    }
}
