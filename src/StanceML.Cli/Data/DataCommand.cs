using System.CommandLine;

namespace StanceML.Cli;

/// <summary><c>stanceml data</c>: what is wrong with training data, what is in it, and others' data brought into our layout.</summary>
internal static class DataCommand
{
    public static Command Create(StandardStreams streams)
    {
        var data = new CliCommand(
            "data",
            "Look at training data, and bring in that of others.",
            ("stanceml data check", "Check the rows and articles of training-data/."),
            ("stanceml data import csv survey.csv --out survey.jsonl", "Bring a table into the layout that check, train and classify read."));
        data.Add(CheckCommand.Create(streams));
        data.Add(ImportCommand.Create(streams));
        data.Add(AgreementCommand.Create(streams));
        return data;
    }
}
