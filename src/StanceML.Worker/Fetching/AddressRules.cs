using System.Net;
using System.Net.Sockets;

namespace StanceML.Worker;

/// <summary>Tells addresses of the public internet from those of this machine and its networks, which a page must not make us call.</summary>
/// <remarks>After the IANA special-purpose address registries (RFC 6890 and its updates). Immutable.</remarks>
internal sealed class AddressRules
{
    private static readonly IPNetwork[] Refused =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
            "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            // IETF protocols with Teredo and benchmarking, documentation, 6to4: each can lead to an IPv4 address that nobody checked.
            "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20",
        }.Select(IPNetwork.Parse),
    ];

    /// <summary>Everything else of IPv6 is local, multicast, unspecified, or not given out.</summary>
    private static readonly IPNetwork GlobalUnicast = IPNetwork.Parse("2000::/3");

    /// <summary>The translator's prefix: its last 32 bits are the IPv4 address that is really called.</summary>
    private static readonly IPNetwork Nat64 = IPNetwork.Parse("64:ff9b::/96");

    private readonly IPNetwork[] _allowed;

    /// <param name="allowed">Networks in CIDR notation that may be called whatever they are.</param>
    /// <exception cref="FormatException">One is no network.</exception>
    public AddressRules(IEnumerable<string> allowed)
    {
        _allowed = [.. allowed.Select(IPNetwork.Parse)];
    }

    public bool Allows(IPAddress address) => Lists(address) || IsPublic(Inner(address));

    /// <returns>Whether one of the networks given holds it, whatever it is.</returns>
    public bool Lists(IPAddress address)
    {
        var called = Inner(address);
        return Array.Exists(_allowed, network => network.Contains(called));
    }

    private static IPAddress Inner(IPAddress address) =>
        address.IsIPv4MappedToIPv6 ? address.MapToIPv4()
        : Nat64.Contains(address) ? new IPAddress(address.GetAddressBytes().AsSpan(12))
        : address;

    private static bool IsPublic(IPAddress address) =>
        (address.AddressFamily == AddressFamily.InterNetwork || GlobalUnicast.Contains(address))
        && !Array.Exists(Refused, network => network.Contains(address));
}
