using System.Security.Cryptography;
using System.Text;

namespace StanceML.Training;

/// <summary>The one style sheet of all reports.</summary>
/// <remarks>Text has a contrast of at least 4.5 to 1 in light and in dark, on every shade of the confusion matrix too.</remarks>
internal static class PageStyle
{
    /// <summary>Shades of the confusion matrix: classes <c>h0</c>, none, to <c>h10</c>.</summary>
    public const int HeatSteps = 10;

    public const string Css = """
        :root{color-scheme:light dark;--page:#fdfdfc;--ink:#1b2430;--soft:#56616f;--line:#d9dde2;--s1:#0b62a4;--s2:#a8500a;--heat:11,98,164;--mark:#ffe9a8;font:16px/1.55 system-ui,sans-serif}
        @media (prefers-color-scheme:dark){:root{--page:#14181d;--ink:#e6e9ec;--soft:#a3adb8;--line:#343c46;--s1:#6db5ef;--s2:#f0a35c;--heat:70,140,205;--mark:#5d4a10}}
        *{box-sizing:border-box}
        body{max-width:62rem;margin:0 auto;padding:1.5rem 1rem 4rem;background:var(--page);color:var(--ink);overflow-wrap:anywhere}
        h1{font-size:1.6rem;line-height:1.2;margin:.5rem 0}
        h2{font-size:1.2rem;margin:2.2rem 0 .5rem;padding-top:.8rem;border-top:1px solid var(--line)}
        h3{font-size:1rem;margin:1.4rem 0 .3rem}
        p{max-width:46rem;margin:.5rem 0}
        nav{display:flex;flex-wrap:wrap;gap:.2rem 1rem;font-size:.9rem;margin:.6rem 0 1rem}
        a{color:var(--s1)}
        a:focus-visible,summary:focus-visible,.scroll:focus-visible{outline:2px solid var(--s1);outline-offset:2px}
        dl{display:grid;grid-template-columns:repeat(auto-fill,minmax(15rem,1fr));gap:.6rem 1.5rem;margin:.8rem 0}
        dt{font-size:.82rem;color:var(--soft)}
        dd{margin:0}
        .scroll{overflow-x:auto;margin:.6rem 0 1.2rem}
        table{border-collapse:collapse;font-size:.92rem}
        th,td{padding:.3rem .8rem .3rem 0;border-bottom:1px solid var(--line);text-align:left;vertical-align:top}
        th{font-weight:600;color:var(--soft);font-size:.85rem;vertical-align:bottom}
        td,th{overflow-wrap:normal}
        th.n{text-align:right}
        th:last-child,td:last-child{padding-right:0}
        td.n{font-variant-numeric:tabular-nums;text-align:right;white-space:nowrap}
        td.text{min-width:18rem;max-width:34rem;overflow-wrap:anywhere}
        .ci{color:var(--soft);font-size:.85em}
        .track{display:block;width:100%;min-width:7rem;height:.55rem;margin-top:.1rem}
        .positive{fill:#2f8f6b}.neutral{fill:#8d949c}.negative{fill:#c2542d}.none{fill:var(--line)}
        td.heat{min-width:4.4rem;padding:.35rem .55rem;border:1px solid var(--line)}
        td.heat b,td.heat .ci{display:block}
        td.heat .ci{color:inherit}
        td.right{outline:2px solid var(--ink);outline-offset:-3px}
        .h1{background:rgba(var(--heat),.05)}.h2{background:rgba(var(--heat),.1)}.h3{background:rgba(var(--heat),.15)}.h4{background:rgba(var(--heat),.2)}.h5{background:rgba(var(--heat),.25)}
        .h6{background:rgba(var(--heat),.3)}.h7{background:rgba(var(--heat),.35)}.h8{background:rgba(var(--heat),.4)}.h9{background:rgba(var(--heat),.45)}.h10{background:rgba(var(--heat),.5)}
        mark{background:var(--mark);color:inherit;text-decoration:underline;text-underline-offset:2px}
        ol{padding-left:2rem;max-width:50rem}
        li{margin:.8rem 0}
        li b{font-weight:600;font-size:.92rem}
        details{margin:.6rem 0}
        summary{cursor:pointer;color:var(--s1)}
        figure{margin:.8rem 0;max-width:40rem}
        figcaption{font-size:.88rem;color:var(--soft)}
        .plot{display:block;width:100%;height:auto}
        svg text{font-size:11px;fill:var(--soft)}
        @media (max-width:30rem){svg text{font-size:14px}}
        .grid{stroke:var(--line);fill:none}
        .guide{stroke:var(--soft);stroke-dasharray:4 3;fill:none}
        .line{fill:none;stroke-width:2}
        .line.s1{stroke:var(--s1)}.line.s2{stroke:var(--s2);stroke-dasharray:7 3}
        .dot.s1,.band.s1{fill:var(--s1)}.dot.s2,.band.s2{fill:var(--s2)}
        .band{opacity:.16}
        .column{fill:var(--soft);opacity:.25}
        .whisker{stroke:var(--s1);stroke-width:3;opacity:.6;fill:none}
        @media print{.scroll{overflow:visible}nav{display:none}}
        """;

    /// <summary>Lets this sheet through the page's policy, and no other.</summary>
    public static string Hash { get; } = $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Css)))}";
}
