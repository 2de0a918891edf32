using System.Text.Json;

namespace StanceML.Training;

/// <summary>Tells JSON whose names can be read: one that holds half of a surrogate pair throws wherever a property is looked for.</summary>
internal static class JsonNames
{
    /// <summary>Also of all that lies within.</summary>
    public static bool AreText(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().All(property => IsText(property) && AreText(property.Value)),
        JsonValueKind.Array => json.EnumerateArray().All(AreText),
        _ => true,
    };

    private static bool IsText(JsonProperty property)
    {
        try
        {
            return property.Name is not null;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
