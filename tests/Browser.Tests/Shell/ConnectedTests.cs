namespace StanceML.Browser.Tests.Shell;

/// <summary>Pages that a circuit answers come before it does: what would be typed into them by then would be lost.</summary>
public sealed class ConnectedTests(Desk desk)
{
    private const int Tries = 5;

    private const string Usable = "main :is(button, input, select, textarea):enabled";

    [Theory]
    [InlineData("operations")]
    [InlineData("review")]
    public async Task Nothing_can_be_used_before_the_circuit_is_there_and_everything_then(string page)
    {
        TaskCompletionSource slow = new();
        await using var tab = await OpenAsync(page, slow.Task);
        await Assertions.Expect(tab.Page.Locator("main")).ToContainTextAsync("Connecting to the worker");
        for (var tries = 1; tries < Tries && await tab.Page.Locator("main button").CountAsync() == 0; tries++)
        {
            // Without its circuit the page does not read again what a busy store did not give it.
            await tab.Page.ReloadAsync();
        }

        Assert.True(await tab.Page.Locator("main button").CountAsync() > 0, await tab.Page.InnerTextAsync("main"));
        await Assertions.Expect(tab.Page.Locator(Usable)).ToHaveCountAsync(0);

        slow.SetResult();
        await tab.ReadyAsync();
        Assert.True(await tab.Page.Locator(Usable).CountAsync() > 0);
        await Assertions.Expect(tab.Page.Locator("main")).Not.ToContainTextAsync("Connecting to the worker");
        Checks.Findings.AssertNone(tab.Complaints);
    }

    [Fact]
    public async Task Who_loses_the_worker_is_told()
    {
        var world = await WorkerWorld.StartAsync();
        await using var tab = await desk.OpenAsync(world, "/operations");
        await tab.ReadyAsync();
        var lost = tab.Page.GetByText("The connection to the worker is gone");
        await Assertions.Expect(lost).ToBeHiddenAsync();
        await world.DisposeAsync();
        await Assertions.Expect(lost).ToBeVisibleAsync();
    }

    [Fact]
    public async Task What_is_typed_is_kept_for_nothing_can_be_typed_too_soon()
    {
        TaskCompletionSource slow = new();
        await using var tab = await OpenAsync("operations", slow.Task);
        var field = tab.Page.GetByLabel("Another feed");
        await field.ClickAsync(new() { Force = true });
        await tab.Page.Keyboard.TypeAsync("https://early.example/");
        Assert.Equal("", await field.InputValueAsync());

        slow.SetResult();
        await field.FillAsync("https://harbour.example/feed");
        // Longer than the page takes to read again.
        await Task.Delay(3_000, TestContext.Current.CancellationToken);
        Assert.Equal("https://harbour.example/feed", await field.InputValueAsync());
    }

    /// <param name="circuit">Done when the circuit may come.</param>
    private async Task<Tab> OpenAsync(string page, Task circuit)
    {
        var tab = await desk.OpenAsync(Pages.Named("login"));
        await tab.HoldCircuitAsync(circuit);
        await tab.GoAsync(Pages.Named(page).Address((await desk.SamplesAsync).Subject));
        return tab;
    }
}
