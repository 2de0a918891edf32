using System.CommandLine;
using StanceML.Cli;

return await new RootCommand("Who stands where on the recognition of states, from news.") { ServeCommand.Create() }.Parse(args).InvokeAsync();
