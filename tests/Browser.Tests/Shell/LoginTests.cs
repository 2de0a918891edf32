using StanceML.Browser.Tests.Checks;
using StanceML.Store;

namespace StanceML.Browser.Tests.Shell;

public sealed class LoginTests(Desk desk)
{
    [Fact]
    public async Task A_reader_logs_in_comes_to_the_page_that_was_asked_for_and_logs_out()
    {
        var key = "";
        await using var world = await WorkerWorld.StartAsync(options => key = Keys.Make(options.Store, KeyRole.Reader));
        await using var tab = await desk.OpenAsync(world, "/statements?question=kosovo");
        await Assertions.Expect(tab.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Log in");
        await tab.LogInAsync("no-key-at-all");
        await Assertions.Expect(tab.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("This key is mistyped");
        await tab.LogInAsync(key);
        await tab.Page.WaitForURLAsync("**/statements?question=kosovo");
        await Assertions.Expect(tab.Page.GetByText("test Reader")).ToBeVisibleAsync();
        Findings.AssertNone([.. await Axe.ViolationsAsync(tab.Page), .. tab.Complaints]);

        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Log out" }).ClickAsync();
        await tab.Page.WaitForURLAsync("**/login");
        await tab.Page.GotoAsync("/statements");
        await tab.Page.WaitForURLAsync("**/login?*");
    }
}
