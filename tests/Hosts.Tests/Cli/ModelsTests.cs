using System.Text.Json;

namespace StanceML.Hosts.Tests.Cli;

public sealed class ModelsTests(ToyModels models) : IDisposable
{
    private readonly CliWorld _world = new(models);

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task Listing_says_what_is_live_whether_it_was_verified_and_how_good_it_is()
    {
        var run = await _world.RunAsync("models", "list", "--format", "json");
        Assert.Equal((0, ""), (run.ExitCode, run.Messages));
        using var list = JsonDocument.Parse(run.Output);
        Assert.Equal(["relevance", "sentiment", "stance"], list.RootElement.EnumerateArray().Select(model => model.GetProperty("task").GetString()!));
        Assert.All(list.RootElement.EnumerateArray(), model =>
        {
            Assert.True(model.GetProperty("live").GetBoolean());
            Assert.Equal(JsonValueKind.Null, model.GetProperty("problem").ValueKind);
            Assert.NotEmpty(model.GetProperty("figures").EnumerateArray());
        });
    }

    [Fact]
    public async Task The_listing_for_people_names_version_state_and_figures()
    {
        var run = await _world.RunAsync("models", "list");
        Assert.Contains($"stance/{Path.GetFileName(models.VersionOf("stance"))}", run.Output, StringComparison.Ordinal);
        Assert.Contains("live since", run.Output, StringComparison.Ordinal);
        Assert.Contains("verified", run.Output, StringComparison.Ordinal);
        Assert.Contains("macro-F1 ", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("model.zip")]
    [InlineData("metrics.json")]
    [InlineData("manifest.json")]
    public async Task A_model_folder_with_one_byte_changed_is_refused(string file)
    {
        var stance = Directory.GetDirectories(Path.Combine(_world.CopyModels(), "stance")).Single();
        var path = Path.Combine(stance, file);
        var bytes = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
        bytes[bytes.Length / 2] ^= 1;
        await File.WriteAllBytesAsync(path, bytes, TestContext.Current.CancellationToken);
        _world.Write("a.txt", "\"We recognise Kosovo,\" Ann Smith said.");

        var analyze = await _world.RunBareAsync("analyze", "a.txt");
        Assert.Contains(Path.GetFileName(stance), Assert.Single(analyze.MessageLines), StringComparison.Ordinal);
        Assert.Equal((1, ""), (analyze.ExitCode, analyze.Output));

        var list = await _world.RunBareAsync("models", "list");
        Assert.Contains("refused", list.Output, StringComparison.Ordinal);
        Assert.Contains("verified", list.Output, StringComparison.Ordinal);
        Assert.Equal(1, list.ExitCode);
    }

    [Theory]
    [InlineData("--models", "nowhere")]
    [InlineData("--model", "nowhere")]
    public async Task A_missing_model_is_named_without_a_stack_trace(string option, string folder)
    {
        _world.Write("a.txt", "\"We recognise Kosovo,\" Ann Smith said.");
        var run = await _world.RunBareAsync("analyze", "a.txt", option, folder);
        Assert.Contains("nowhere", Assert.Single(run.MessageLines), StringComparison.Ordinal);
        Assert.Equal((1, ""), (run.ExitCode, run.Output));
    }

    [Fact]
    public async Task Models_in_the_working_folder_come_before_those_beside_the_command()
    {
        _world.CopyModels();
        _world.Write("a.txt", "\"We recognise Kosovo,\" Ann Smith said.");
        var run = await _world.RunBareAsync("analyze", "a.txt", "--format", "jsonl");
        Assert.Contains($"\"stance\":\"stance/{Path.GetFileName(models.VersionOf("stance"))}\"", run.Output, StringComparison.Ordinal);
    }
}
