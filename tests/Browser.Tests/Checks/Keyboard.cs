namespace StanceML.Browser.Tests.Checks;

/// <summary>Whether the Tab key gets everywhere, and the reader sees where it is.</summary>
internal static class Keyboard
{
    /// <summary>Beyond all things to reach: a page with fewer has a way round of its own.</summary>
    private const int Spare = 8;

    /// <summary>Notes for each thing that is focused whether it looks different then, and before the next key whether it can be seen at all.</summary>
    private const string Watch = """
        () => {
          const parts = ['', '::before', '::after'];
          const look = e => { let text = ''; for (let p = e, n = 0; p && n < 4; p = p.parentElement, n++) for (const part of parts) { const s = getComputedStyle(p, part);
            text += [s.outline, s.boxShadow, s.borderColor, s.borderWidth, s.backgroundColor, s.opacity, s.textDecoration].join(); } return text; };
          const reachable = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex], [contenteditable="true"]')]
            .filter(e => e.tabIndex >= 0 && !e.matches(':disabled, [type=hidden]') && !e.closest('[inert]') && e.checkVisibility({ visibilityProperty: true }) && e.getClientRects().length > 0)
            .filter(e => e.type !== 'radio' || e.checked || !document.querySelector(`input[type=radio][name="${CSS.escape(e.name)}"]:checked`));
          const before = new Map(reachable.map(e => [e, look(e)]));
          const state = window.stanceKeyboard = { reachable, seen: new Set(), unmarked: new Set(), covered: new Set() };
          addEventListener('focusin', event => {
            state.seen.add(event.target);
            if (before.has(event.target) && look(event.target) === before.get(event.target)) state.unmarked.add(event.target);
          }, true);
          addEventListener('keydown', () => {
            const e = document.activeElement, box = e && e !== document.body && e.getClientRects()[0];
            if (!box) return;
            const points = [[0.5, 0.5], [0.1, 0.2], [0.9, 0.2], [0.1, 0.8], [0.9, 0.8]].map(([x, y]) => document.elementFromPoint(box.left + x * box.width, box.top + y * box.height));
            if (!points.some(hit => hit && (e.contains(hit) || hit.contains(e) || hit.closest('label')?.contains(e)))) state.covered.add(e);
          }, true);
          return reachable.length;
        }
        """;

    private const string Judge = """
        () => {
          const { reachable, seen, unmarked, covered } = window.stanceKeyboard;
          const say = (what, things) => things.filter(e => e.isConnected).slice(0, 6).map(e => `${what}: ${e.outerHTML.slice(0, 120)}`);
          return say('Tab does not reach', reachable.filter(e => !seen.has(e))).concat(say('focus cannot be seen on', [...unmarked])).concat(say('focus is hidden behind something on', [...covered]));
        }
        """;

    /// <summary>Presses Tab through the whole page.</summary>
    /// <returns>What is never reached, or does not show that it is.</returns>
    public static async Task<IReadOnlyList<string>> UnreachedAsync(IPage page)
    {
        var things = await page.EvaluateAsync<int>(Watch);
        // Keys arrive in order; waiting for each would take most of the time.
        await Task.WhenAll(Enumerable.Range(0, things + Spare).Select(_ => page.Keyboard.PressAsync("Tab")));

        return await page.EvaluateAsync<string[]>(Judge);
    }
}
