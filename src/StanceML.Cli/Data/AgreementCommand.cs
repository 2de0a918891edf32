using System.CommandLine;
using StanceML.Training;

namespace StanceML.Cli;

/// <summary><c>stanceml data agreement</c>: how far two readers of the same rows agree.</summary>
internal static class AgreementCommand
{
    public static CliCommand Create(StandardStreams streams)
    {
        var path = new Argument<string>("FILE")
        {
            Description = "A table with the columns id, stance, stance2, sentiment, sentiment2: the first reader's labels and the second's.",
            DefaultValueFactory = _ => Path.Combine("training-data", "second-reader.tsv"),
        };
        var agreement = new CliCommand(
            "agreement",
            "Measure how far two readers who labelled the same rows agree: share and Cohen's kappa, with 95 % bootstrap intervals.",
            ("stanceml data agreement", "The blind second reading of our own rows."));
        agreement.AddPaths(path);
        agreement.SetAction(parsed => Measure(parsed.GetValue(path)!, streams));
        return agreement;
    }

    private static int Measure(string path, StandardStreams streams)
    {
        var problems = new List<RowProblem>();
        var tasks = ReaderAgreement.Read(path, problems.Add);
        streams.SayAll(problems);
        if (tasks.Count == 0)
        {
            throw new InvalidInputException(path, "found no columns stance and stance2 or sentiment and sentiment2; expected at least one such pair");
        }

        foreach (var task in tasks)
        {
            streams.Data.WriteLine($"{task.Task}: {task.Agreed}; {task.Kappa}");
        }

        return problems.Exists(problem => problem.IsError) ? ExitCode.Failed : ExitCode.Done;
    }
}
