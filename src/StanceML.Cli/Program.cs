using System.CommandLine;
using StanceML.Cli;

using var streams = new StandardStreams();
var root = new RootCommand("Who stands where on the recognition of states, from news.")
{
    AnalyzeCommand.Create(streams),
    ClassifyCommand.Create(streams),
    TrainCommand.Create(streams, TimeProvider.System),
    RetrainCommand.Create(TimeProvider.System),
    EvaluateCommand.Create(streams),
    ValidateCommand.Create(streams),
    DataCommand.Create(streams),
    ModelsCommand.Create(streams, TimeProvider.System),
    KeysCommand.Create(streams, TimeProvider.System),
    ServeCommand.Create(),
    StoreCommand.Create(streams, TimeProvider.System),
};
root.HelpName = "stanceml";
return await CommandRun.InvokeAsync(root, args, streams);
