using System.Net;
using System.Net.Http.Json;
using System.Runtime.CompilerServices;
using System.Runtime.Versioning;
using System.Text.Json;
using System.Text.Json.Nodes;
using StanceML.Hosts.Tests.Cli;
using StanceML.Worker;

namespace StanceML.Hosts.Tests.Serve.Models;

public sealed class LiveModelsTests(ToyModels toys) : IDisposable
{
    private const UnixFileMode Own = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private readonly ModelsWorld _models = new(toys);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> Damages() => new()
    {
        { "a flipped byte", "found SHA-256" },
        { "a missing file", "is missing" },
        { "a file too many", "is not in the manifest" },
        { "another seal", "expects" },
        { "another name", "its manifest says" },
        { "wrong answers", "its manifest expects" },
        { "features of another build", "this build makes" },
        { "no folder", "is missing" },
        { "half an archive", "model.zip" },
    };

    public void Dispose() => _models.Dispose();

    [Fact]
    public async Task A_version_that_the_ledger_names_goes_live_and_every_answer_says_so()
    {
        _models.Copy("2030.1.1");
        await using var world = await StartAsync();
        Assert.Equal($"stance/{_models.First}", await world.StanceVersionAsync());

        _models.Name("2030.1.1");
        await world.UntilLiveAsync("2030.1.1");
        var stance = (await world.GetJsonAsync("/v1/models")).OfTask("stance");
        Assert.Equal(
            ("2030.1.1", "Ann Smith", "a test of 2030.1.1", "1970-01-01T00:00:00+00:00"),
            (Live("version"), Live("by"), Live("why"), Live("since")));
        Assert.NotEmpty(stance.GetProperty("live").GetProperty("figures").EnumerateArray());
        Assert.Equal([_models.First, "2030.1.1"], stance.GetProperty("available").EnumerateArray().Select(version => version.GetString()!));

        var analyzed = await WorkerWorld.JsonAsync(await world.PostAsync("/v1/analyze", new { text = Samples.Article }));
        Assert.Equal("stance/2030.1.1", analyzed.GetProperty("models").GetProperty("stance").GetString());
        Assert.All(analyzed.GetProperty("statements").EnumerateArray(), statement => Assert.Equal("stance/2030.1.1", statement.GetProperty("models").GetProperty("stance").GetString()));
        var stored = await world.AcceptAndFinishAsync(new { text = Samples.Article });
        Assert.NotEqual(0, stored.GetProperty("statements").GetInt32());
        Assert.All(
            (await world.GetJsonAsync("/v1/statements")).GetProperty("statements").EnumerateArray(),
            statement => Assert.Equal("stance/2030.1.1", statement.GetProperty("models").GetProperty("stance").GetString()));
        Assert.Equal("stance/2030.1.1", (await world.CheckAsync("models")).GetProperty("data").GetProperty("stance").GetString());

        string? Live(string field) => stance.GetProperty("live").GetProperty(field).GetString();
    }

    [Theory]
    [MemberData(nameof(Damages))]
    public async Task A_version_that_must_not_be_used_is_refused_with_its_reason_and_the_live_one_goes_on(string damage, string reason)
    {
        Damage("2030.1.2", damage);
        await using var world = await StartAsync();
        _models.Name("2030.1.2");
        var refusal = await world.UntilRefusedAsync("stance/2030.1.2");
        Assert.Contains(reason, refusal.GetProperty("problem").GetString(), StringComparison.Ordinal);
        Assert.True(refusal.GetProperty("standing").GetBoolean());
        Assert.Equal($"stance/{_models.First}", await world.StanceVersionAsync());
        var check = await world.CheckAsync("models");
        Assert.Equal("degraded", check.GetProperty("status").GetString());
        Assert.Contains(reason, check.GetProperty("reason").GetString(), StringComparison.Ordinal);

        _models.Copy("2030.1.3").Name("2030.1.3");
        await world.UntilLiveAsync("2030.1.3");
        await world.UntilAsync("/v1/models", models => !models.OfTask("stance").GetProperty("refusal").GetProperty("standing").GetBoolean());
        Assert.Equal("healthy", (await world.CheckAsync("models")).GetProperty("status").GetString());
    }

    [Fact]
    public async Task A_folder_that_arrives_after_the_ledger_is_taken_once_it_is_whole()
    {
        await using var world = await StartAsync();
        _models.Name("2030.1.4");
        await world.UntilRefusedAsync("stance/2030.1.4");
        _models.Copy("2030.1.4");
        await world.UntilLiveAsync("2030.1.4");
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task A_folder_that_this_process_may_not_list_is_refused_and_hides_no_other()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows() || MayReadAll(), "Nothing is closed to this process.");
        _models.Copy("2030.1.2").Copy("2030.1.3");
        var foreign = Directory.CreateDirectory(Path.Combine(_models.Folder, "lost+found")).FullName;
        await using var world = await StartAsync();
        var closed = _models.VersionFolder("2030.1.2");
        try
        {
            File.SetUnixFileMode(foreign, UnixFileMode.None);
            File.SetUnixFileMode(closed, UnixFileMode.UserExecute);
            _models.Name("2030.1.2");
            Assert.Contains("cannot be read", (await world.UntilRefusedAsync("stance/2030.1.2")).GetProperty("problem").GetString(), StringComparison.Ordinal);
            using var shadow = await world.Client.PutAsJsonAsync("/v1/models/stance/shadow", new { version = "2030.1.2" }, Token);
            Assert.Equal(HttpStatusCode.Conflict, shadow.StatusCode);
            using var promoted = await world.PostAsync("/v1/models/stance/promote", new { version = "2030.1.2", why = "a test" });
            Assert.Equal(HttpStatusCode.Conflict, promoted.StatusCode);
            _models.Name("2030.1.3");
            await world.UntilLiveAsync("2030.1.3");

            _models.Name("2030.1.2");
            File.SetUnixFileMode(closed, Own);
            await world.UntilLiveAsync("2030.1.2");
        }
        finally
        {
            File.SetUnixFileMode(foreign, Own);
            File.SetUnixFileMode(closed, Own);
        }
    }

    [Fact]
    public async Task A_version_whose_file_cannot_be_read_is_refused_and_promotes_to_nothing()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need rights there.");
        var zip = Path.Combine(_models.Copy("2030.1.2").VersionFolder("2030.1.2"), "model.zip");
        File.Delete(zip);
        File.CreateSymbolicLink(zip, zip);
        await using var world = await StartAsync();
        using var shadow = await world.Client.PutAsJsonAsync("/v1/models/stance/shadow", new { version = "2030.1.2" }, Token);
        Assert.Equal(HttpStatusCode.Conflict, shadow.StatusCode);
        using var promoted = await world.PostAsync("/v1/models/stance/promote", new { version = "2030.1.2", why = "a test" });
        Assert.Equal(HttpStatusCode.Conflict, promoted.StatusCode);
        Assert.Contains("cannot be read", await promoted.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bad_version_of_one_task_does_not_keep_a_good_one_of_another_from_going_live()
    {
        Damage("2030.1.2", "a flipped byte");
        _models.Copy("2030.1.5", "sentiment");
        await using var world = await StartAsync();
        _models.Name("2030.1.2");
        _models.Name("2030.1.5", "sentiment");
        await world.UntilRefusedAsync("stance/2030.1.2");
        await world.UntilLiveAsync("2030.1.5", "sentiment");
        Assert.Equal($"stance/{_models.First}", await world.StanceVersionAsync());
    }

    [Fact]
    public async Task Half_a_ledger_is_refused_and_the_live_models_go_on()
    {
        await using var world = await StartAsync();
        var path = Path.Combine(_models.Folder, "current.json");
        var whole = File.ReadAllBytes(path);
        File.WriteAllBytes(path, whole[..(whole.Length / 2)]);
        var answer = await world.UntilAsync("/v1/models", models => models.GetProperty("ledger").ValueKind == JsonValueKind.Object);
        Assert.Contains("is no ledger", answer.GetProperty("ledger").GetProperty("problem").GetString(), StringComparison.Ordinal);
        Assert.Equal($"stance/{_models.First}", await world.StanceVersionAsync());

        File.WriteAllBytes(path, whole);
        await world.UntilAsync("/v1/models", models => !models.GetProperty("ledger").GetProperty("standing").GetBoolean());
        _models.Copy("2030.1.6").Name("2030.1.6");
        await world.UntilLiveAsync("2030.1.6");
    }

    [Fact]
    public async Task A_bad_live_version_stops_the_start()
    {
        Damage("2030.1.2", "a flipped byte");
        _models.Name("2030.1.2");
        var refused = await Assert.ThrowsAsync<InvalidModelException>(StartAsync);
        Assert.Contains(Path.Combine("stance", "2030.1.2"), refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_events_of_the_file_system_the_next_look_sees_the_ledger()
    {
        _models.Copy("2030.1.7");
        var live = new LiveModels(_models.Source, TimeProvider.System, Microsoft.Extensions.Logging.Abstractions.NullLogger<LiveModels>.Instance);
        live.Start();
        _models.Name("2030.1.7");
        Assert.Equal($"stance/{_models.First}", live.Current.Models.Names["stance"]);
        await live.RefreshAsync(Token);
        Assert.Equal("stance/2030.1.7", live.Current.Models.Names["stance"]);
    }

    [Fact]
    public void Who_began_with_a_set_ends_with_it_and_then_it_is_let_go()
    {
        _models.Copy("2030.1.8");
        var live = new LiveModels(_models.Source, TimeProvider.System, Microsoft.Extensions.Logging.Abstractions.NullLogger<LiveModels>.Instance);
        live.Start();
        var old = Outlive(live);
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        Assert.False(old.IsAlive);
        Assert.NotNull(live.Current);
    }

    /// <summary>A method of its own, so that nothing of the old set stays on the stack.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private WeakReference Outlive(LiveModels live)
    {
        var begun = live.Current;
        _models.Name("2030.1.8");
        live.RefreshAsync(Token).GetAwaiter().GetResult();
        Assert.Equal($"stance/{_models.First}", begun.Analyzer.Analyze(new Article("any", Samples.Article)).Models["stance"]);
        Assert.Same(begun.Models.Sentiment, live.Current.Models.Sentiment);
        Assert.NotSame(begun.Models.Stance, live.Current.Models.Stance);
        return new WeakReference(begun.Models.Stance);
    }

    /// <summary>As root does, unless its capabilities were taken.</summary>
    [UnsupportedOSPlatform("windows")]
    private bool MayReadAll()
    {
        var path = Path.Combine(_models.Folder, "closed");
        File.WriteAllText(path, "");
        File.SetUnixFileMode(path, UnixFileMode.None);
        try
        {
            File.ReadAllBytes(path);
            return true;
        }
        catch (UnauthorizedAccessException)
        {
            return false;
        }
    }

    private Task<WorkerWorld> StartAsync() => WorkerWorld.StartAsync(options => options.ModelPollInterval = TimeSpan.FromMilliseconds(100), models: _models.Source);

    private void Damage(string version, string damage)
    {
        if (damage == "no folder")
        {
            return;
        }

        var folder = _models.Copy(version).VersionFolder(version);
        var zip = Path.Combine(folder, "model.zip");
        var bytes = File.ReadAllBytes(zip);
        switch (damage)
        {
            case "a flipped byte":
                bytes[bytes.Length / 2] ^= 1;
                File.WriteAllBytes(zip, bytes);
                break;
            case "a missing file":
                File.Delete(zip);
                break;
            case "a file too many":
                File.WriteAllText(Path.Combine(folder, "extra.dll"), "");
                break;
            case "another seal":
                File.AppendAllText(Path.Combine(folder, "manifest.json"), " ");
                break;
            case "another name":
                VersionCopies.Reseal(folder, (_, manifest) => manifest["version"] = "2030.9.9");
                break;
            case "wrong answers":
                VersionCopies.Reseal(folder, (_, manifest) => manifest["smoke"]![0]!["probabilities"] = new JsonArray(0.2, 0.3, 0.5));
                break;
            case "features of another build":
                VersionCopies.Reseal(folder, (_, manifest) => manifest["featureVersion"] = 99);
                break;
            case "half an archive":
                File.WriteAllBytes(zip, bytes[..(bytes.Length / 2)]);
                VersionCopies.Reseal(folder, (_, _) => { });
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(damage), damage, "is no damage");
        }
    }
}
