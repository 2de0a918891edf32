using Deque.AxeCore.Commons;

namespace StanceML.Browser.Tests.Checks;

/// <summary>What axe finds against WCAG 2.2 AA.</summary>
/// <remarks>Run in the page itself: the driver for Playwright opens another page for each run and takes five times as long.</remarks>
internal static class Axe
{
    private const string Run = """
        async () => {
          const results = await axe.run(document, {
            runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
            rules: { 'target-size': { enabled: true } },
            resultTypes: ['violations'],
          });
          return results.violations
            .filter(violation => violation.impact === 'serious' || violation.impact === 'critical')
            .flatMap(violation => violation.nodes.map(node => `axe ${violation.id} (${violation.impact}) at ${node.target.join(' ')}: ${node.failureSummary}`));
        }
        """;

    private static readonly string Script = new BundledAxeScriptProvider().GetScript() + ";null";

    /// <returns>Violations of impact serious or critical: rule, place, reason.</returns>
    public static async Task<IReadOnlyList<string>> ViolationsAsync(IPage page)
    {
        if (!await page.EvaluateAsync<bool>("() => 'axe' in window"))
        {
            await page.EvaluateAsync(Script);
        }

        return await page.EvaluateAsync<string[]>(Run);
    }
}
