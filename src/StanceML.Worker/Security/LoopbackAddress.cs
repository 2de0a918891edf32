using System.Net;

namespace StanceML.Worker;

/// <summary>An address that only this machine can reach.</summary>
/// <param name="Address">Null for <c>localhost</c>: both loopback addresses.</param>
internal sealed record LoopbackAddress(IPAddress? Address, int Port)
{
    /// <exception cref="AddressRefusedException">Not http, not loopback, or no address at all.</exception>
    public static LoopbackAddress Parse(string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Scheme != Uri.UriSchemeHttp || uri.PathAndQuery != "/")
        {
            throw new AddressRefusedException(url, "expected http://HOST:PORT, such as http://127.0.0.1:5080");
        }

        if (string.Equals(uri.Host, "localhost", StringComparison.OrdinalIgnoreCase))
        {
            return uri.Port > 0
                ? new LoopbackAddress(null, uri.Port)
                : throw new AddressRefusedException(url, "localhost is two addresses and cannot take a free port; write http://127.0.0.1:0");
        }

        if (!IPAddress.TryParse(uri.Host, out var address) || !IPAddress.IsLoopback(address))
        {
            throw AddressRefusedException.NotLoopback(url);
        }

        return new LoopbackAddress(address, uri.Port);
    }

    public static void Require(IPEndPoint? endPoint)
    {
        if (endPoint is not null && !IPAddress.IsLoopback(endPoint.Address))
        {
            throw AddressRefusedException.NotLoopback(endPoint.ToString());
        }
    }
}
