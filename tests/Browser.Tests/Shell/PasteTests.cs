using StanceML.Browser.Tests.Checks;

namespace StanceML.Browser.Tests.Shell;

public sealed class PasteTests(Desk desk)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_pasted_article_comes_back_marked_with_scripts_and_without(bool scripts)
    {
        await using var world = await WorkerWorld.StartAsync();
        await using var tab = await desk.OpenAsync(world, "/", reader => reader.JavaScriptEnabled = scripts);
        await tab.Page.GetByRole(AriaRole.Textbox, new() { Name = "Article", Exact = true }).FillAsync(Samples.Article);
        await tab.Page.GetByText("About the article").ClickAsync();
        await tab.Page.GetByLabel("Title").FillAsync("A pasted title");
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Take it apart" }).ClickAsync();
        await tab.Page.WaitForURLAsync("**/articles/*");
        await Assertions.Expect(tab.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("A pasted title");
        await Assertions.Expect(tab.Page.Locator(".text mark").First).ToBeVisibleAsync();
        await Assertions.Expect(tab.Page.Locator(".card").GetByText("Ilse Adernach").First).ToBeVisibleAsync();
        Findings.AssertNone(tab.Complaints);
    }

    [Fact]
    public async Task A_file_is_read_and_a_form_that_cannot_be_taken_keeps_its_words()
    {
        await using var world = await WorkerWorld.StartAsync();
        await using var tab = await desk.OpenAsync(world, "/?sample=0");
        var send = tab.Page.GetByRole(AriaRole.Button, new() { Name = "Take it apart" });
        await send.ClickAsync();
        await Assertions.Expect(tab.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("The form is empty");

        await tab.Page.GetByLabel("or a file").SetInputFilesAsync(new FilePayload { Name = "dispatch.txt", MimeType = "text/plain", Buffer = System.Text.Encoding.UTF8.GetBytes(Samples.Article) });
        await send.ClickAsync();
        await tab.Page.WaitForURLAsync("**/articles/*");
        await Assertions.Expect(tab.Page.Locator(".text")).ToContainTextAsync("recalled its ambassador");
    }

    [Fact]
    public async Task A_mark_leads_to_its_reasons_by_key_and_by_click()
    {
        await using var tab = await desk.OpenAsync(Pages.Named("article"));
        var (third, fourth) = (tab.Page.Locator("#s3 details:not(.wrong)"), tab.Page.Locator("#s4 details:not(.wrong)"));
        await Assertions.Expect(third).Not.ToHaveAttributeAsync("open", "");
        await tab.Page.Locator(".note[href$='#s3']").First.FocusAsync();
        await tab.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(third).ToHaveAttributeAsync("open", "");
        await tab.Page.Locator("mark:has(.note[href$='#s4'])").First.ClickAsync(new() { Position = new() { X = 4, Y = 4 } });
        await Assertions.Expect(fourth).ToHaveAttributeAsync("open", "");
        Findings.AssertNone(tab.Complaints);
    }
}
