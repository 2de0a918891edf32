using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HttpOverrides;
using IPNetwork = System.Net.IPNetwork;

namespace StanceML.Worker;

/// <summary>Takes the caller's address and scheme from what a proxy says, where the proxy is one that was named; otherwise anybody could say so.</summary>
internal static class TrustedProxies
{
    public static void UseTrustedProxies(this IApplicationBuilder app, WorkerOptions worker)
    {
        if (worker.KnownProxies.Count == 0)
        {
            return;
        }

        var forwarded = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto };
        forwarded.KnownProxies.Clear();
        forwarded.KnownIPNetworks.Clear();
        foreach (var proxy in worker.KnownProxies)
        {
            forwarded.KnownIPNetworks.Add(Parse(proxy, worker.Url));
        }

        app.UseForwardedHeaders(forwarded);
    }

    private static IPNetwork Parse(string proxy, string url) =>
        IPNetwork.TryParse(proxy, out var network) ? network
        : IPAddress.TryParse(proxy, out var address) ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
        : throw new AddressRefusedException(url, $"the proxy '{proxy}' is no address; expected one such as 10.0.0.7, or a network such as 10.0.0.0/24");
}
