using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace StanceML.Worker;

/// <summary>Signs a batch after the Standard Webhooks specification, 1.0.0: receivers check it with any of its libraries.</summary>
internal static class WebhookSignature
{
    private const string SecretPrefix = "whsec_";

    /// <returns>The three headers that the specification names.</returns>
    public static IReadOnlyDictionary<string, string> Headers(string secret, string id, DateTimeOffset time, string body)
    {
        var timestamp = time.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var signature = HMACSHA256.HashData(Convert.FromBase64String(secret[SecretPrefix.Length..]), Encoding.UTF8.GetBytes($"{id}.{timestamp}.{body}"));
        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["webhook-id"] = id,
            ["webhook-timestamp"] = timestamp,
            ["webhook-signature"] = $"v1,{Convert.ToBase64String(signature)}",
        };
    }
}
