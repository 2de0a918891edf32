namespace StanceML.Browser.Tests.Checks;

/// <summary>Whether everything has room.</summary>
internal static class Layout
{
    private const string Wide = """
        () => {
          const room = document.documentElement.clientWidth;
          if (document.scrollingElement.scrollWidth <= room) return [];
          const inScroller = e => { for (let p = e.parentElement; p && p !== document.body; p = p.parentElement) if (getComputedStyle(p).overflowX !== 'visible') return true; return false; };
          const wide = [...document.body.querySelectorAll('*')].filter(e => e.getBoundingClientRect().right > room + 1 && !inScroller(e));
          return [`the page is ${document.scrollingElement.scrollWidth} px wide in a window of ${room} px`]
            .concat(wide.slice(0, 8).map(e => `reaches beyond the window: ${e.outerHTML.slice(0, 120)}`));
        }
        """;

    /// <summary>Words in a drawing grow with the drawing; the same words stand in its table.</summary>
    private const string DoubleText = """
        () => {
          const speaking = [...document.body.querySelectorAll('*')].filter(e => e.checkVisibility() && !e.closest('svg') && [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()));
          const sizes = new Map(speaking.map(e => [e, parseFloat(getComputedStyle(e).fontSize)]));
          const root = document.documentElement;
          root.style.fontSize = `${2 * parseFloat(getComputedStyle(root).fontSize)}px`;
          const fixed = speaking.filter(e => parseFloat(getComputedStyle(e).fontSize) < 1.9 * sizes.get(e));
          const cut = speaking.filter(e => getComputedStyle(e).overflowX !== 'visible' && e.clientWidth > 1 && e.scrollWidth > e.clientWidth + 1 && !e.matches('pre, select, input, textarea'));
          return fixed.slice(0, 5).map(e => `text keeps its size: ${e.outerHTML.slice(0, 120)}`)
            .concat(cut.slice(0, 5).map(e => `large text is cut off: ${e.outerHTML.slice(0, 120)}`));
        }
        """;

    private const string Motion = """
        () => {
          const moving = (style, what) =>
            style.transitionDuration.split(',').some(d => parseFloat(d) > 0.01) && /all|transform|translate|scale|rotate|left|right|top|bottom|inset|width|height|margin/.test(style.transitionProperty)
              ? [`moves although the reader asked for less motion: transition of ${what}`]
              : style.animationName !== 'none' && style.animationDuration.split(',').some(d => parseFloat(d) > 0.01)
                ? [`moves although the reader asked for less motion: animation of ${what}`] : [];
          const found = [...document.querySelectorAll('*')].filter(e => e.checkVisibility()).flatMap(e => ['', '::before', '::after'].flatMap(part => moving(getComputedStyle(e, part), e.outerHTML.slice(0, 80) + part)));
          return found.slice(0, 8).concat(getComputedStyle(document.documentElement).scrollBehavior === 'smooth' ? ['the page scrolls smoothly'] : []);
        }
        """;

    private const string Paper = """
        () => {
          const light = color => { const c = color.match(/[\d.]+/g).slice(0, 3).map(v => v / 255).map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4); return 0.2126 * c[0] + 0.7152 * c[1] + 0.0722 * c[2]; };
          const speaking = [...document.body.querySelectorAll('*')].filter(e => e.checkVisibility({ visibilityProperty: true }) && [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()));
          const pale = speaking.filter(e => 1.05 / (light(getComputedStyle(e).color) + 0.05) < 4.5);
          const useless = [...document.querySelectorAll('button, input, select, textarea, nav')].filter(e => e.checkVisibility({ visibilityProperty: true }) && e.getClientRects().length > 0);
          return (speaking.some(e => e.closest('main')) ? [] : ['nothing is printed'])
            .concat(pale.slice(0, 5).map(e => `too pale on white paper: ${e.outerHTML.slice(0, 120)}`))
            .concat(useless.slice(0, 5).map(e => `printed although paper cannot be clicked: ${e.outerHTML.slice(0, 120)}`));
        }
        """;

    /// <returns>What makes the page scroll sideways.</returns>
    public static async Task<IReadOnlyList<string>> WideAsync(IPage page) => await page.EvaluateAsync<string[]>(Wide);

    /// <summary>Doubles the reader's text size, as a browser's setting does.</summary>
    /// <returns>Text that keeps its size, is cut off, or makes the page scroll sideways.</returns>
    public static async Task<IReadOnlyList<string>> AtDoubleTextAsync(IPage page) =>
        [.. await page.EvaluateAsync<string[]>(DoubleText), .. await WideAsync(page)];

    /// <returns>What moves for longer than 10 ms, on a page opened with reduced motion.</returns>
    public static async Task<IReadOnlyList<string>> MotionAsync(IPage page) => await page.EvaluateAsync<string[]>(Motion);

    /// <returns>What white paper would not show (contrast under 4.5 to 1), or would show for nothing.</returns>
    public static async Task<IReadOnlyList<string>> OnPaperAsync(IPage page)
    {
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        var findings = await page.EvaluateAsync<string[]>(Paper);
        await page.EmulateMediaAsync(new() { Media = Media.Screen });
        return findings;
    }
}
