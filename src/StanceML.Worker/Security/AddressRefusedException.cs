namespace StanceML.Worker;

/// <summary>The worker will not listen there.</summary>
public sealed class AddressRefusedException(string address, string problem)
    : Exception($"Will not listen on {address}: {problem}.")
{
    internal static AddressRefusedException NotLoopback(string address) => new(
        address,
        "it can be reached from other machines, and this version has no API keys yet, so anyone there could read and add articles. "
        + "Listen on 127.0.0.1, [::1] or localhost, and put a proxy that checks who calls in front of it if others need it");
}
