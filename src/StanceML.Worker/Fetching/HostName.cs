namespace StanceML.Worker;

/// <summary>The host that an address names, as DNS has it: in ASCII.</summary>
internal static class HostName
{
    /// <returns>Null when no host can have that name: not every name in Unicode has one in ASCII, though each is an address.</returns>
    public static string? Of(Uri address)
    {
        try
        {
            return address.IdnHost;
        }
        catch (UriFormatException)
        {
            return null;
        }
    }

    /// <returns>The host without <c>www.</c>; null likewise.</returns>
    public static string? SiteOf(Uri address) =>
        Of(address) is not { } host ? null : host.StartsWith("www.", StringComparison.Ordinal) ? host[4..] : host;
}
