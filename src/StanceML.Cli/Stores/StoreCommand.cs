using System.CommandLine;
using System.Globalization;
using StanceML.Store;

namespace StanceML.Cli;

/// <summary><c>stanceml store</c>: what an operator does to a store; all of it also while workers are at work.</summary>
internal static class StoreCommand
{
    public static Command Create(StandardStreams streams, TimeProvider clock)
    {
        var store = new StoreOption(clock);
        return new CliCommand(
            "store",
            "Back up, export and prune the worker's store, and look after articles that failed. A worker may be at work on it.",
            ("stanceml store backup monday.db --store desk.db", "A checked copy of a file that is in use."),
            ("stanceml store failed --store desk.db", "Which articles were set aside, and why."))
        {
            CreateBackup(streams, store),
            ExportCommand.Create(streams, store),
            CreatePrune(streams, store, clock),
            CreateFailed(streams, store),
            CreateRetry(streams, store),
        };
    }

    private static CliCommand CreateBackup(StandardStreams streams, StoreOption store)
    {
        var target = new Argument<string>("FILE") { Description = "The copy; nothing may be there yet." };
        var command = new CliCommand(
            "backup",
            "Copy a store's file as it is at one moment, while it is in use, and check the copy. PostgreSQL has pg_dump for that.",
            ("stanceml store backup /backups/monday.db", "Copy the store of your data folder."));
        command.AddPaths(target);
        store.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            using var database = store.Open(parsed);
            try
            {
                var file = parsed.GetValue(target)!;
                await new StoreUpkeep(database).BackUpAsync(file, cancellation).ConfigureAwait(false);
                streams.Say($"{file}: a checked copy of {database.Name}");
                return ExitCode.Done;
            }
            catch (NotSupportedException e)
            {
                streams.Say(e.Message);
                return ExitCode.Misused;
            }
        });
        return command;
    }

    private static CliCommand CreatePrune(StandardStreams streams, StoreOption store, TimeProvider clock)
    {
        var days = new Option<int>("--older-than") { Description = "Days since the article was received; 1 or more.", HelpName = "DAYS", Required = true };
        days.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > 36_525)
            {
                result.AddError("--older-than takes 1 to 36525 days.");
            }
        });
        var command = new CliCommand(
            "prune",
            "Delete old articles with their statements and counts. Articles that wait for their analysis stay. An article sent again afterwards is new.",
            ("stanceml store prune --older-than 730 --store desk.db", "Keep two years."))
        {
            days,
        };
        store.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            using var database = store.Open(parsed);
            var pruned = await new StoreUpkeep(database).PruneAsync(clock.GetUtcNow().AddDays(-parsed.GetValue(days)), cancellation).ConfigureAwait(false);
            var positions = new PositionStore(database);
            while (await positions.RefreshAsync(cancellation).ConfigureAwait(false) > 0)
            {
                // Some at a time, so that workers get their turn.
            }

            streams.Say(string.Create(CultureInfo.InvariantCulture, $"{pruned} articles deleted"));
            return ExitCode.Done;
        });
        return command;
    }

    private static CliCommand CreateFailed(StandardStreams streams, StoreOption store)
    {
        var command = new CliCommand(
            "failed",
            "List the articles that were set aside, the latest to arrive first: id, when, attempts and reason, parted by tabs.",
            ("stanceml store failed --store desk.db | cut -f1", "Only their ids."));
        store.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            using var database = store.Open(parsed);
            var articles = new ArticleList(database);
            for (long? before = null; ;)
            {
                var page = await articles.ListAsync(ArticleState.Failed, before, 500, cancellation).ConfigureAwait(false);
                foreach (var article in page)
                {
                    await streams.Data.WriteLineAsync(string.Create(
                        CultureInfo.InvariantCulture,
                        $"{article.Id}\t{article.Finished:yyyy-MM-dd'T'HH:mm:ss'Z'}\t{article.Attempts}\t{SafeText.OneLine(article.Reason ?? "")}")).ConfigureAwait(false);
                }

                if (page.Count == 0)
                {
                    return ExitCode.Done;
                }

                before = page[^1].Sequence;
            }
        });
        return command;
    }

    private static CliCommand CreateRetry(StandardStreams streams, StoreOption store)
    {
        var ids = new Argument<string[]>("ID") { Description = "Articles to analyze again, failed or done; a done one loses the statements it has.", Arity = ArgumentArity.ZeroOrMore };
        var all = new Option<bool>("--all-failed") { Description = "All articles that were set aside." };
        var command = new CliCommand(
            "retry",
            "Have articles analyzed again by the worker.",
            ("stanceml store retry --all-failed", "After what made them fail was mended."))
        {
            ids,
            all,
        };
        store.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetValue(all) == (result.GetValue(ids) is { Length: > 0 }))
            {
                result.AddError("Name articles, or give --all-failed.");
            }
        });
        command.SetAction(async (parsed, cancellation) =>
        {
            using var database = store.Open(parsed);
            var inbox = new ArticleInbox(database);
            if (parsed.GetValue(all))
            {
                var retried = await inbox.RetryFailedAsync(id: null, cancellation).ConfigureAwait(false);
                streams.Say(string.Create(CultureInfo.InvariantCulture, $"{retried} articles wait again"));
                return ExitCode.Done;
            }

            var code = ExitCode.Done;
            foreach (var id in parsed.GetValue(ids)!)
            {
                if (!await inbox.RetryAsync(id, cancellation).ConfigureAwait(false))
                {
                    streams.Say($"{id}: is not there, or waits already");
                    code = ExitCode.Failed;
                }
            }

            return code;
        });
        return command;
    }
}
