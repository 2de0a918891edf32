namespace StanceML.Hosts.Tests.Serve;

/// <summary>Short articles of our own.</summary>
internal static class Samples
{
    public const string Article =
        "PRISTINA — Veldmark recognised Kosovo on Tuesday.\n\n"
        + "\"Kosovo is a state and we recognise its independence,\" Foreign Minister Ilse Adernach told reporters.\n\n"
        + "Serbia's Foreign Ministry called the step \"a crude violation of international law\" and recalled its ambassador.\n";

    public static string Numbered(int n) => $"Dispatch {n}.\n\n{Article}";
}
