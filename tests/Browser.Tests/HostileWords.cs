namespace StanceML.Browser.Tests;

/// <summary>Words that try to be more than words. Where a page shows them, it shows them as they are.</summary>
internal static class HostileWords
{
    public const string Tag = "<img src=x onerror=alert(1)>";

    /// <summary>Turns the direction of all that follows, unless it is isolated.</summary>
    public const string Turned = "\u202Ecilbuper\u2066";

    /// <summary>No line is wide enough for it.</summary>
    public static string Long { get; } = string.Concat(Enumerable.Repeat("recognition", 910));

    /// <summary>Each statement holds the tag: which one a page shows first is for the judges to say.</summary>
    public static object Article { get; } = new
    {
        text = $"Kosovo is a state.\n\n\"We recognise Kosovo as a state {Tag} </mark></script><script>alert(2)</script>,\" Foreign Minister Ilse Adernach of Serbia said.\n\n"
            + $"\"We will never recognise Kosovo {Tag} {Turned} as a state,\" Foreign Minister Marko {Turned} of Serbia told reporters.\n\n"
            + $"\"We recognise Kosovo {Tag} and its {Long} without delay,\" the Foreign Ministry of Serbia said.\n",
        title = $"{Tag} {Turned} {Long[..500]}",
        outlet = "\"><svg onload=alert(3)>",
        url = "https://harbour.example/\"onmouseover=\"alert(4)",
        published = "2026-10-01T08:30:00Z",
    };
}
