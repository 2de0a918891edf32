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

        var verify = await _world.RunBareAsync("models", "verify");
        Assert.Equal(1, verify.ExitCode);
        Assert.Equal(["verified", "verified", "refused"], verify.OutputLines.Select(line => line.Split(' ')[0]));
        Assert.Matches($"^refused +stance/[0-9.]+: models/stance/[0-9.]+/{file}: found SHA-256 [0-9a-f]{{64}}; .*expects '?[0-9a-f]{{64}}", verify.OutputLines[2]);
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

    [Fact]
    public async Task Showing_a_task_tells_all_papers_of_its_live_version()
    {
        var run = await _world.RunAsync("models", "show", "stance");
        Assert.Equal((0, ""), (run.ExitCode, run.Messages));
        Assert.All(
            ["live since", "by stanceml train: trained on 66 rows", "verified: seal", "macro-F1", "support", "rows.jsonl, 1 file, SHA-256", "2 of 2 asked for", "linear, L2 0.5", "model.zip", "kosovo", "passed 1 check"],
            part => Assert.Contains(part, run.Output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Showing_a_version_as_json_gives_manifest_figures_configuration_and_history()
    {
        var name = $"stance/{Path.GetFileName(models.VersionOf("stance"))}";
        using var shown = JsonDocument.Parse((await _world.RunAsync("models", "show", name, "--format", "json")).Output);
        var model = shown.RootElement;
        Assert.Equal(name, model.GetProperty("manifest").GetProperty("name").GetString());
        Assert.Equal(64, model.GetProperty("manifest").GetProperty("files").GetProperty("model.zip").GetString()!.Length);
        Assert.NotEmpty(model.GetProperty("manifest").GetProperty("smoke").EnumerateArray());
        Assert.Equal(("stanceml train", "trained on 66 rows"), (model.GetProperty("liveBy").GetString(), model.GetProperty("liveWhy").GetString()));
        Assert.Equal("rows.jsonl", model.GetProperty("config").GetProperty("data").GetProperty("name").GetString());
        Assert.Equal(3, model.GetProperty("labels").GetArrayLength());
        Assert.True(Assert.Single(model.GetProperty("history").EnumerateArray()).GetProperty("gate")[0].GetProperty("passed").GetBoolean());
    }

    [Theory]
    [InlineData("show stance/..")]
    [InlineData("show ../stance")]
    [InlineData("show stance/2026.1.1/../../x")]
    [InlineData("show mood")]
    [InlineData("verify stance/")]
    [InlineData("promote stance")]
    [InlineData("promote stance/.hidden")]
    [InlineData(@"promote stance/..\x")]
    [InlineData("promote /etc/passwd")]
    [InlineData("rollback stance/2026.1.1")]
    [InlineData("rollback stance --to ../x")]
    [InlineData("diff stance/2026.1.1 /tmp")]
    public async Task A_name_that_leads_elsewhere_is_refused_before_anything_is_read(string line)
    {
        var run = await _world.RunAsync([.. $"models {line}".Split(' ')]);
        Assert.Contains("; expected ", run.Messages, StringComparison.Ordinal);
        Assert.Contains("found '", run.Messages, StringComparison.Ordinal);
        Assert.Equal(("", 2), (run.Output, run.ExitCode));
    }

    [Fact]
    public async Task A_version_that_is_not_there_is_answered_with_those_that_are()
    {
        var run = await _world.RunAsync("models", "show", "stance/1999.1.1");
        string Named(string task) => $"{task}/{Path.GetFileName(models.VersionOf(task))} (live)";
        Assert.EndsWith($"is no version; expected one of {Named("relevance")}, {Named("sentiment")}, {Named("stance")}", Assert.Single(run.MessageLines), StringComparison.Ordinal);
        Assert.Equal((1, ""), (run.ExitCode, run.Output));
    }
}
