using StanceML.Store;

namespace StanceML.Hosts.Tests.Cli;

/// <summary><c>stanceml store</c> on a file that another process has open.</summary>
public sealed class StoreTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("stanceml-store-cli-");
    private readonly StoreDatabase _database;

    public StoreTests() => _database = new StoreDatabase(Path.Combine(_folder.FullName, "desk.db"), TimeProvider.System);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _database.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_backup_opens_as_a_store_and_replaces_nothing()
    {
        await SaveAsync("Kept.");
        var run = await RunAsync("backup", "copy.db");
        Assert.True(run.ExitCode == 0, run.Messages);
        using (var copy = new StoreDatabase(Path.Combine(_folder.FullName, "copy.db"), TimeProvider.System))
        {
            Assert.Single((await new StatementStore(copy).ListAsync(new StatementFilter(), null, 10, Token)).Statements);
        }

        var again = await RunAsync("backup", "copy.db");
        Assert.Equal(1, again.ExitCode);
        Assert.Contains("copy.db", Assert.Single(again.MessageLines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_export_holds_what_the_filter_names()
    {
        await SaveAsync("One “quote”.");
        await SaveAsync("Another.");
        var all = await RunAsync("export");
        Assert.Equal(2, all.OutputLines.Length);
        Assert.Contains("“quote”", Assert.Single((await RunAsync("export", "--filter", "q=quote")).OutputLines), StringComparison.Ordinal);

        Assert.Equal(0, (await RunAsync("export", "-f", "csv", "-o", "all.csv")).ExitCode);
        Assert.Equal(3, (await File.ReadAllLinesAsync(Path.Combine(_folder.FullName, "all.csv"), Token)).Length);
    }

    [Theory]
    [InlineData("colour=red", "--filter colour=red: expected NAME=VALUE")]
    [InlineData("stance=against", "--filter stance: is 'against'; allowed: support, oppose, neutral")]
    [InlineData("from=yesterday", "--filter from: is 'yesterday'; expected an ISO 8601 date")]
    public async Task An_export_by_a_filter_that_cannot_be_used_is_called_wrongly(string filter, string problem)
    {
        var refused = await RunAsync("export", "--filter", filter);
        Assert.Equal((2, ""), (refused.ExitCode, refused.Output));
        Assert.Contains(problem, refused.Messages, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kosvo", "No statement of this store has the question 'kosvo'; near it: kosovo.")]
    [InlineData("kosovo", "No statement of this store has the question 'kosovo'.")]
    [InlineData("atlantis-of-the-north", "No statement of this store has the question 'atlantis-of-the-north'.")]
    public async Task An_export_of_a_question_that_no_statement_has_says_so(string question, string message)
    {
        await SaveAsync("Another.");
        var run = await RunAsync("export", "--filter", $"question={question}");
        Assert.Equal((0, ""), (run.ExitCode, run.Output));
        Assert.Equal(["0 statements", message], run.MessageLines);
    }

    [Fact]
    public async Task Failed_articles_are_listed_and_wait_again_when_asked()
    {
        var inbox = new ArticleInbox(_database);
        var bad = (await inbox.AcceptAsync([new Article("any", "Bad."), new Article("any", "Worse.")], 10, Token))!;
        await inbox.TakeAsync(2, 3, Token);
        await inbox.SetAsideAsync(bad[0].Id, "a reason\nof two lines", Token);
        await inbox.SetAsideAsync(bad[1].Id, "another", Token);

        var listed = await RunAsync("failed");
        Assert.Equal(2, listed.OutputLines.Length);
        Assert.Contains(listed.OutputLines, line => line.StartsWith($"{bad[0].Id}\t", StringComparison.Ordinal) && line.EndsWith("\t1\ta reason of two lines", StringComparison.Ordinal));

        Assert.Equal(0, (await RunAsync("retry", bad[0].Id)).ExitCode);
        Assert.Equal(ArticleState.Pending, (await inbox.FindAsync(bad[0].Id, Token))!.State);
        Assert.Equal(1, (await RunAsync("retry", bad[0].Id)).ExitCode);
        Assert.Equal("1 articles wait again", Assert.Single((await RunAsync("retry", "--all-failed")).MessageLines));
        Assert.Equal(2, (await RunAsync("retry")).ExitCode);
    }

    [Fact]
    public async Task Only_old_articles_are_pruned()
    {
        await SaveAsync("New.");
        Assert.Equal("0 articles deleted", Assert.Single((await RunAsync("prune", "--older-than", "1")).MessageLines));
        Assert.Equal(2, (await RunAsync("prune", "--older-than", "0")).ExitCode);
        Assert.Single((await new StatementStore(_database).ListAsync(new StatementFilter(), null, 10, Token)).Statements);
    }

    [Fact]
    public async Task A_store_that_is_not_there_is_named_and_not_made()
    {
        var run = await CliRun.StartAsync(_folder.FullName, ["store", "failed", "--store", "none.db"]);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("none.db", Assert.Single(run.MessageLines), StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(_folder.FullName, "none.db")));
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_named_without_its_password()
    {
        var run = await CliRun.StartAsync(_folder.FullName, ["store", "failed", "--store", "postgres://desk:secret@127.0.0.1:1/desk"]);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("postgres://desk@127.0.0.1:1/desk", Assert.Single(run.MessageLines), StringComparison.Ordinal);
        Assert.DoesNotContain("secret", run.Messages, StringComparison.Ordinal);
    }

    private Task<CliRun> RunAsync(params string[] args) => CliRun.StartAsync(_folder.FullName, ["store", .. args, "--store", "desk.db"]);

    private async Task SaveAsync(string text)
    {
        var inbox = new ArticleInbox(_database);
        await inbox.AcceptAsync([new Article("any", text)], 10, Token);
        var article = Assert.Single(await inbox.TakeAsync(1, 3, Token));
        await new StatementStore(_database).SaveAsync(
            [
                new AnalyzedArticle(article, [new StatementRecord
                {
                    Article = article.Id,
                    Statement = 1,
                    Text = text,
                    Spans = [[0, text.Length]],
                    Kind = "direct",
                    Targets = [],
                    Evidence = [],
                    Models = new Dictionary<string, string>(),
                }]),
            ],
            Token);
    }
}
