namespace StanceML.Worker;

/// <summary>The worker will not listen there.</summary>
public sealed class AddressRefusedException(string address, string problem)
    : Exception($"Will not listen on {address}: {problem}.")
{
    internal static AddressRefusedException NoKeys(string address) => new(
        address,
        "others can reach it, and there is no API key that can be used, so anyone there could read and add articles. "
        + "Make a key first, in the same store: stanceml keys create --role admin --name NAME --store STORE");
}
