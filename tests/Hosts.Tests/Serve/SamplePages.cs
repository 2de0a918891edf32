namespace StanceML.Hosts.Tests.Serve;

/// <summary>A web page of our own.</summary>
internal static class SamplePages
{
    public const string News =
        """
        <!doctype html>
        <html lang="en-GB"><head><title>Veldmark recognises Kosovo | Harbour Wire</title>
        <meta property="og:title" content="Veldmark recognises Kosovo"><meta property="og:site_name" content="Harbour Wire">
        <meta property="article:published_time" content="2026-02-17T10:30:00+02:00"><link rel="canonical" href="/news/1">
        <script>var quote = "“We never said this,” the script said.";</script></head>
        <body><nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav>
        <article><h1>Veldmark recognises Kosovo</h1>
        <p>PRISTINA — Veldmark recognised Kosovo on Tuesday, after a debate in its parliament that lasted for more than nine hours and ended at dawn.</p>
        <p>“Kosovo is a state and we recognise its independence,” Foreign
           Minister <b>Ilse Adernach</b> told reporters, and added that an ambassador would be sent before the summer.</p>
        <h2>What comes next</h2>
        <p>Serbia&#39;s Foreign Ministry called the step “a crude violation of international law” and recalled its ambassador, as it had said that it would.</p>
        </article>
        <footer><p>© Harbour Wire. Accept all cookies?</p></footer></body></html>
        """;

    public const string NewsText =
        "Veldmark recognises Kosovo\n\n"
        + "PRISTINA — Veldmark recognised Kosovo on Tuesday, after a debate in its parliament that lasted for more than nine hours and ended at dawn.\n\n"
        + "“Kosovo is a state and we recognise its independence,” Foreign Minister Ilse Adernach told reporters, and added that an ambassador would be sent before the summer.\n\n"
        + "What comes next\n\n"
        + "Serbia's Foreign Ministry called the step “a crude violation of international law” and recalled its ambassador, as it had said that it would.";
}
