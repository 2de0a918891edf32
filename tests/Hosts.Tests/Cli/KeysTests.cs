using System.Text.Json;

namespace StanceML.Hosts.Tests.Cli;

public sealed class KeysTests(ToyModels models) : IDisposable
{
    private readonly CliWorld _world = new(models);

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task A_key_is_printed_once_listed_without_itself_and_revoked()
    {
        var made = await _world.RunBareAsync("keys", "create", "--role", "admin", "--name", "Ann", "--expires", "90d", "--store", "desk.db");
        Assert.Equal(0, made.ExitCode);
        var key = Assert.Single(made.OutputLines);
        Assert.StartsWith("sml_", key, StringComparison.Ordinal);
        Assert.DoesNotContain(key, made.Messages, StringComparison.Ordinal);

        var listed = await _world.RunBareAsync("keys", "list", "--store", "desk.db", "--format", "json");
        Assert.DoesNotContain(key[14..], listed.Output, StringComparison.Ordinal);
        var entry = Assert.Single(JsonDocument.Parse(listed.Output).RootElement.EnumerateArray());
        Assert.Equal(("Ann", "admin"), (entry.GetProperty("name").GetString(), entry.GetProperty("role").GetString()));
        var term = entry.GetProperty("expires").GetDateTimeOffset() - entry.GetProperty("created").GetDateTimeOffset();
        Assert.Equal(90, Math.Round(term.TotalDays));

        var id = entry.GetProperty("id").GetString()!;
        Assert.Equal(0, (await _world.RunBareAsync("keys", "revoke", id, "--store", "desk.db")).ExitCode);
        Assert.Equal(1, (await _world.RunBareAsync("keys", "revoke", id, "--store", "desk.db")).ExitCode);
        Assert.Contains("revoked", (await _world.RunBareAsync("keys", "list", "--store", "desk.db")).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--role", "root", "--name", "Ann")]
    [InlineData("--role", "reader", "--name", " ")]
    [InlineData("--role", "reader")]
    [InlineData("--role", "reader", "--name", "Ann", "--expires", "soon")]
    [InlineData("--role", "reader", "--name", "Ann", "--expires", "0d")]
    public async Task A_key_that_cannot_be_made_is_told_why(params string[] args)
    {
        var refused = await _world.RunBareAsync(["keys", "create", .. args, "--store", "desk.db"]);
        Assert.Equal(2, refused.ExitCode);
        Assert.Empty(refused.Output);
        Assert.DoesNotContain("   at ", refused.Messages, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(_world.Folder, "desk.db")));
    }
}
