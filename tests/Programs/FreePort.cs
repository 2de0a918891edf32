using System.Net;
using System.Net.Sockets;

namespace StanceML.Programs;

/// <summary>For programs that cannot be told to take any port.</summary>
internal static class FreePort
{
    /// <returns>One that nobody listened on a moment ago, of the loopback address.</returns>
    public static int Find()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
