using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;

namespace StanceML.Browser.Tests.Checks;

/// <summary>What axe finds against WCAG 2.2 AA.</summary>
internal static class Axe
{
    private static readonly AxeRunOptions Rules = new()
    {
        RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
        // Off where it is not asked for.
        Rules = new() { ["target-size"] = new() { Enabled = true } },
        ResultTypes = [ResultType.Violations],
    };

    /// <returns>Violations of impact serious or critical: rule, place, reason.</returns>
    public static async Task<IReadOnlyList<string>> ViolationsAsync(IPage page)
    {
        var results = await page.RunAxe(Rules);
        return
        [
            .. from violation in results.Violations
               where violation.Impact is "serious" or "critical"
               from node in violation.Nodes
               select $"axe {violation.Id} ({violation.Impact}) at {node.Target}: {string.Join("; ", node.Any.Concat(node.All).Concat(node.None).Select(check => check.Message))}",
        ];
    }
}
