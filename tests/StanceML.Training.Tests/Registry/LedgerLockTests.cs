using Xunit;

namespace StanceML.Training.Tests;

public sealed class LedgerLockTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 9, 12, 0, 0, TimeSpan.Zero);

    private readonly Toy _toy = new();

    public void Dispose() => _toy.Dispose();

    [Fact]
    public void Of_many_who_write_at_once_none_loses_an_entry()
    {
        Parallel.For(0, 40, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i =>
        {
            using var held = Take();
            held.Write(Entry($"2026.1.{i}"));
        });
        var ledger = ModelLedger.Read(_toy.Models);
        Assert.Equal(40, ledger.History.Select(entry => entry.Version).Distinct().Count());
        Assert.Equal(ledger.History[^1].Version, ledger.Live[Labels.StanceTask]);
        Assert.Single(ledger.History, entry => entry.Until is null);
    }

    [Fact]
    public async Task A_reader_never_sees_half_a_ledger()
    {
        using (var held = Take())
        {
            held.Write(Entry("2026.1.0"));
        }

        using var done = new CancellationTokenSource();
        var begun = new TaskCompletionSource();
        var reader = Task.Run(() =>
        {
            while (!done.IsCancellationRequested)
            {
                ModelLedger.Read(_toy.Models);
                begun.TrySetResult();
            }
        }, TestContext.Current.CancellationToken);
        await Task.WhenAny(begun.Task, reader);
        for (var i = 1; i <= 60; i++)
        {
            using var held = Take();
            held.Write(Entry($"2026.1.{i}"));
        }

        await done.CancelAsync();
        await reader;
    }

    [Fact]
    public void Who_waits_too_long_is_told_what_for()
    {
        using var held = Take();
        var refusal = Assert.Throws<IOException>(() => LedgerLock.Take(_toy.Models, TimeSpan.FromMilliseconds(100), CancellationToken.None));
        Assert.Contains("current.json.lock: another process has been changing the ledger", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_waits_can_be_called_off()
    {
        using var held = Take();
        using var cancelled = new CancellationTokenSource(TimeSpan.FromMilliseconds(80));
        Assert.ThrowsAny<OperationCanceledException>(() => LedgerLock.Take(_toy.Models, LedgerLock.Patience, cancelled.Token));
    }

    [Theory]
    [InlineData("not json", "is no ledger")]
    [InlineData("null", "found 'null'; expected a ledger")]
    [InlineData("{}", "is no ledger")]
    [InlineData("""{"live":{"stance":null},"history":[]}""", "found 'null' among the versions")]
    [InlineData("""{"live":{},"history":[null]}""", "found 'null' among the versions")]
    [InlineData("""{"live":{},"history":[{"task":"stance"}]}""", "is no ledger")]
    public void A_damaged_ledger_is_refused_and_not_written_over(string json, string problem)
    {
        Directory.CreateDirectory(_toy.Models);
        var path = Path.Combine(_toy.Models, ModelLedger.FileName);
        File.WriteAllText(path, json);
        Assert.Contains(problem, Assert.Throws<InvalidModelException>(Take).Message, StringComparison.Ordinal);
        Assert.Equal(json, File.ReadAllText(path));
        File.Delete(path);
        Take().Dispose();
    }

    [Fact]
    public void A_ledger_without_end_is_refused()
    {
        Directory.CreateDirectory(_toy.Models);
        using (var file = File.Create(Path.Combine(_toy.Models, ModelLedger.FileName)))
        {
            file.SetLength((4L << 20) + 1);
        }

        Assert.Contains("has 4194305 bytes; expected at most 4194304", Assert.Throws<InvalidModelException>(Take).Message, StringComparison.Ordinal);
    }

    private LedgerLock Take() => LedgerLock.Take(_toy.Models, LedgerLock.Patience, CancellationToken.None);

    private static ModelLedgerEntry Entry(string version) => new(Labels.StanceTask, version, Noon, null, "Ann Smith", "a test");
}
