using System.CommandLine;
using System.Globalization;
using StanceML.Training;

namespace StanceML.Cli;

/// <summary><c>stanceml train speakers</c>: fits the numbers that rank antecedents and tell how sure a speaker is.</summary>
internal static class TrainSpeakersCommand
{
    private const int Folds = 5;

    public static Command Create(StandardStreams streams)
    {
        var data = new Option<string>("--data") { Description = "Annotated articles whose sources name their speakers.", HelpName = "PATH", DefaultValueFactory = _ => Path.Combine("training-data", "quotes") };
        var output = new Option<string>("--out")
        {
            Description = "The file to write; a build of the library takes it in.",
            HelpName = "FILE",
            DefaultValueFactory = _ => Path.Combine("src", "StanceML", "Speakers", "speaker-model.json"),
        };
        var seed = new Option<int>("--seed") { Description = "Cuts the folds.", DefaultValueFactory = _ => 1 };
        var models = new ModelOptions();
        var command = new CliCommand(
            "speakers",
            "Fit the ranker of antecedents and the probability of a speaker on annotated articles, with the live quotes model, and print both on held-out folds.",
            ("stanceml train speakers --out speaker-model.json", "Fit on training-data/quotes and look at the figures."));
        command.Add(data);
        command.Add(output);
        command.Add(seed);
        models.AddTo(command);
        command.SetAction((parsed, cancellation) => Task.Run(
            () =>
            {
                var path = parsed.GetValue(data)!;
                var corpus = QuoteCorpus.Read(path);
                streams.SayAll(corpus.Problems);
                if (corpus.Articles.DistinctBy(article => article.Group).Count() is var groups and < Folds)
                {
                    throw new InvalidInputException(path, $"speakers not fitted: found {groups} groups of articles; expected at least {Folds}, so that each can be held out");
                }

                var encoder = StatementEncoder.BuiltIn();
                var extractor = new QuoteExtractor(models.Load(parsed, encoder).Quotes);
                var fit = SpeakerFit.Run(corpus.Articles, extractor, encoder.Actors, $"Fitted by `stanceml train speakers` on {corpus.Articles.Count} articles of {path}.", Folds, parsed.GetValue(seed));
                File.WriteAllText(parsed.GetValue(output)!, fit.Json);
                streams.Data.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Folds} folds by group of {corpus.Articles.Count} articles; the quotes model is not fitted by folds: one that was trained on these articles flatters"));
                streams.Data.WriteLine(string.Create(CultureInfo.InvariantCulture, $"pronouns with the right antecedent ranked first: {(double)fit.RightPronouns / Math.Max(1, fit.Pronouns):0.000} of {fit.Pronouns} that have it among their candidates"));
                streams.Data.WriteLine(string.Create(CultureInfo.InvariantCulture, $"right speakers: {(double)fit.RightAnswers / Math.Max(1, fit.Answers):0.000} of {fit.Answers} found quotes; calibration error of their probability {fit.CalibrationError:0.000}"));
                return corpus.Problems.Any(problem => problem.IsError) ? ExitCode.Failed : ExitCode.Done;
            },
            cancellation));
        return command;
    }
}
