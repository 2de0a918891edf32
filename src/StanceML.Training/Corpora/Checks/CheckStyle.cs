namespace StanceML.Training;

/// <summary>How the page of a data check looks, in light and in dark.</summary>
internal static class CheckStyle
{
    /// <summary>Tones differ in lightness too, so that they are told apart without color.</summary>
    public const string Css = """

        :root { color-scheme: light dark; --line: #8883; --soft: #8881; --link: light-dark(#0b5c8a, #7cc4f0);
          --bad: light-dark(#b3261e, #ff8a80); --warn: light-dark(#8a5a00, #ffc766);
          --positive: light-dark(#2f8f6b, #54c39a); --neutral: light-dark(#c3c8ce, #6b7178); --negative: light-dark(#c2542d, #f08a5d); --none: light-dark(#e9ebee, #3a3f45);
          font: 16px/1.5 system-ui, sans-serif; }
        body { max-width: 76rem; margin: 2rem auto 6rem; padding: 0 1.25rem; }
        h1 { font-size: 1.6rem; margin: 0 0 1rem; overflow-wrap: anywhere; }
        h2 { font-size: 1.25rem; margin: 2.75rem 0 .25rem; padding-top: .75rem; border-top: 1px solid var(--line); }
        h3 { font-size: 1rem; margin: 1.5rem 0 .25rem; }
        p { margin: .25rem 0 .75rem; max-width: 48rem; }
        a { color: var(--link); }
        .tiles { display: flex; flex-wrap: wrap; gap: .75rem; margin: 1rem 0 1.5rem; }
        .tile { min-width: 8rem; padding: .6rem 1rem; border: 1px solid var(--line); border-radius: .5rem; background: var(--soft); }
        .tile b { display: block; font-size: 1.5rem; line-height: 1.2; font-variant-numeric: tabular-nums; }
        .tile.bad b { color: var(--bad); } .tile.warn b { color: var(--warn); }
        .wide { overflow-x: auto; }
        table { border-collapse: collapse; margin: .5rem 0 1rem; font-size: .9rem; }
        th, td { padding: .35rem .8rem .35rem 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
        th { font-weight: 600; white-space: nowrap; }
        th.n { text-align: right; }
        h2::first-letter { text-transform: uppercase; }
        tbody tr:hover { background: var(--soft); }
        td.n { text-align: right; font-variant-numeric: tabular-nums; min-width: 4.5rem; }
        td.place { font: .8rem/1.7 ui-monospace, monospace; min-width: 9rem; max-width: 19rem; overflow-wrap: anywhere; }
        td.finding { min-width: 14rem; max-width: 26rem; overflow-wrap: anywhere; }
        td.quote { min-width: 20rem; max-width: 44rem; overflow-wrap: anywhere; unicode-bidi: isolate; }
        td.label { white-space: nowrap; }
        td.total, tr:has(td.total) td { font-weight: 600; }
        .bar { display: flex; height: .35rem; min-width: 5rem; margin-top: .2rem; border-radius: .2rem; overflow: hidden; }
        .bar i { display: block; height: 100%; }
        i.positive { background: var(--positive); } i.neutral { background: var(--neutral); } i.negative { background: var(--negative); } i.none { background: var(--none); }
        .legend { display: flex; flex-wrap: wrap; align-items: center; gap: .4rem; font-size: .9rem; }
        .legend i { width: .8rem; height: .8rem; border-radius: .2rem; margin-left: .6rem; } .legend i:first-child { margin-left: 0; }
        details { margin: .75rem 0; } summary { cursor: pointer; color: var(--link); }

        """;
}
