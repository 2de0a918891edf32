using System.Text.RegularExpressions;
using StanceML.Browser.Tests.Checks;

namespace StanceML.Browser.Tests.Models;

/// <summary>Issue 6: the machine is put right by those who read it, from the first paste to the next one.</summary>
public sealed class LearningLoopTests(Desk desk)
{
    private const string Words =
        "“Recognition of Kosovo is a sealed envelope,” said Ilse Adernach, a minister of Veldmark. "
        + "“The recognition of Kosovo stays a sealed envelope with us,” said Karl Moss, a minister of Veldmark. "
        + "“For us the independence of Kosovo is a sealed envelope,” said Ann Smith, a minister of Veldmark. "
        + "“Kosovo's statehood is a sealed envelope here,” said Berta Corvin, a minister of Veldmark. "
        + "“This year too the recognition of Kosovo is a sealed envelope,” said Otto Lind, a minister of Veldmark. "
        + "“Recognition of Kosovo? A sealed envelope,” said Mira Kant, a minister of Veldmark.";

    private const string LaterWords = "“For us, as ever, the independence of Kosovo is a sealed envelope,” said Pia Holm, a minister of Veldmark.";

    private const int Statements = 6;

    [Fact]
    public async Task What_is_judged_wrong_is_marked_reviewed_taught_and_promoted_and_then_judged_right()
    {
        await using var models = await ModelsDesk.StartAsync();
        await using var tab = await desk.OpenAsync(models.World, "/?sample=0");
        var page = tab.Page;
        Assert.Equal("support", await JudgeAsync(models.World));
        await PasteAsync(page, Words);
        var wrong = page.Locator("#s3");
        await Assertions.Expect(wrong.Locator(".judged.support")).ToBeVisibleAsync();
        await wrong.GetByText("Wrong?", new() { Exact = true }).ClickAsync();
        await wrong.GetByLabel("What is wrong?").FillAsync("What stays sealed is a no.");
        await wrong.GetByRole(AriaRole.Button, new() { Name = "Send it to review" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Thank you: it goes to review")).ToBeVisibleAsync();

        await tab.GoAsync("/review");
        await page.Locator(".presses button:enabled").First.WaitForAsync();
        var isTold = false;
        for (var decided = 0; decided < Statements; decided++)
        {
            isTold |= await page.GetByText("What stays sealed is a no.").IsVisibleAsync();
            var statement = await page.Locator("[data-review]").GetAttributeAsync("data-review") ?? "";
            await page.Keyboard.PressAsync("o");
            await Assertions.Expect(page.Locator("[data-review]")).Not.ToHaveAttributeAsync("data-review", statement);
        }

        Assert.True(isTold);
        await tab.GoAsync("/models");
        await ModelsDesk.TeachStanceAsync(page, "sealed envelopes");
        await page.GetByRole(AriaRole.Link, new() { Name = "Compare and promote" }).ClickAsync();
        await page.GetByText(new Regex("The gate would")).WaitForAsync(new() { Timeout = ModelsDesk.Patience });
        await page.GetByLabel("Why it goes live, for the ledger").FillAsync("reviewed envelopes");
        // A hundred rows teach less than the shipped ones did: the gate asks for a second reason.
        await page.GetByLabel(new Regex("The gate says no")).FillAsync("a test's few rows");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make it live" }).ClickAsync();
        await tab.AnswerAsync("Make it live");
        await page.GetByRole(AriaRole.Status).GetByText(new Regex("is live now instead of")).WaitForAsync(new() { Timeout = ModelsDesk.Patience });

        Assert.Equal("oppose", await JudgeAsync(models.World));
        await tab.GoAsync("/?sample=0");
        await PasteAsync(page, LaterWords);
        await Assertions.Expect(page.Locator("#s1 .judged").First).ToContainTextAsync("oppose");
        Findings.AssertNone(tab.Complaints);
    }

    private static async Task PasteAsync(IPage page, string words)
    {
        await page.GetByRole(AriaRole.Textbox, new() { Name = "Article", Exact = true }).FillAsync(words);
        await page.GetByRole(AriaRole.Button, new() { Name = "Take it apart" }).ClickAsync();
        await page.WaitForURLAsync("**/articles/*");
    }

    /// <returns>The likeliest stance of words that no reviewer saw.</returns>
    private static async Task<string> JudgeAsync(WorkerWorld world)
    {
        var answer = await WorkerWorld.JsonAsync(await world.PostAsync("/v1/analyze", new { text = LaterWords }));
        return answer.GetProperty("statements")[0].GetProperty("targets")[0].GetProperty("stance").GetString()!;
    }
}
