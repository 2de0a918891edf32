using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;

namespace StanceML.Worker;

/// <summary>Where the worker listens.</summary>
/// <param name="Address">Null for <c>localhost</c>: both loopback addresses.</param>
internal sealed record ListenAddress(IPAddress? Address, int Port, bool IsHttps)
{
    /// <summary>Whether only this machine can reach it.</summary>
    public bool IsLoopback => Address is null || IPAddress.IsLoopback(Address);

    /// <exception cref="AddressRefusedException">No http or https address with a number for a host.</exception>
    public static ListenAddress Parse(string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || !IsHttp(uri) || uri.PathAndQuery != "/")
        {
            throw new AddressRefusedException(url, "expected http://HOST:PORT or https://HOST:PORT, such as http://127.0.0.1:5080 or http://0.0.0.0:5080");
        }

        var isHttps = uri.Scheme == Uri.UriSchemeHttps;
        if (string.Equals(uri.Host, "localhost", StringComparison.OrdinalIgnoreCase))
        {
            return uri.Port > 0
                ? new ListenAddress(null, uri.Port, isHttps)
                : throw new AddressRefusedException(url, "localhost is two addresses and cannot take a free port; write http://127.0.0.1:0");
        }

        return IPAddress.TryParse(uri.Host, out var address)
            ? new ListenAddress(address, uri.Port, isHttps)
            : throw new AddressRefusedException(url, "its host is a name, which may be many addresses or none; write localhost, an address of this machine, or 0.0.0.0 for all of them");
    }

    /// <summary>The environment can name end points too; none gets past the rule that others need keys.</summary>
    public void Require(IPEndPoint? endPoint)
    {
        if (endPoint is not null && !IPAddress.IsLoopback(endPoint.Address) && !endPoint.Address.Equals(Address))
        {
            throw new AddressRefusedException(endPoint.ToString(), "it can be reached from other machines and is not where the worker was told to listen (--urls)");
        }
    }

    /// <summary>Binds there for a moment, as the server will when all else has started.</summary>
    /// <param name="url">Names the address in the message.</param>
    /// <exception cref="IOException">Another program listens there, or this one may not; the inner exception is a <see cref="SocketException"/>.</exception>
    public void RequireFree(string url) => RequireFree(url, endPoint => SocketTransportOptions.CreateDefaultBoundListenSocket(endPoint).Dispose());

    /// <param name="bind">Throws <see cref="SocketException"/> where it cannot.</param>
    /// <inheritdoc cref="RequireFree(string)"/>
    internal void RequireFree(string url, Action<IPEndPoint> bind)
    {
        IPAddress[] addresses = Address is null ? [IPAddress.Loopback, IPAddress.IPv6Loopback] : [Address];
        List<SocketException> failures = [];
        foreach (var address in addresses)
        {
            try
            {
                bind(new IPEndPoint(address, Port));
            }
            catch (SocketException e)
            {
                failures.Add(e);
            }
        }

        // Of localhost's two addresses a machine may lack one, and the server does with the other; a port taken at one stops it.
        if (failures.Find(IsTaken) is { } taken)
        {
            throw new IOException($"Failed to bind to address {url}: address already in use.", taken);
        }

        if (failures.Count == addresses.Length)
        {
            throw new IOException($"Failed to bind to address {url}: {failures[0].Message}.", failures[0]);
        }
    }

    private static bool IsTaken(SocketException failure) => failure.SocketErrorCode == SocketError.AddressAlreadyInUse;

    private static bool IsHttp(Uri uri) => uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps;
}
