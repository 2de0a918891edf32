using System.Globalization;
using System.Text.Json;
using Spectre.Console;
using StanceML.Store;

namespace StanceML.Cli;

/// <summary>Shows the keys of a store.</summary>
internal static class KeyListing
{
    public static void WriteJson(TextWriter output, IReadOnlyList<ApiKey> keys) =>
        output.WriteLine(JsonSerializer.Serialize([.. keys.Select(ListedKey.Of)], KeysJson.Default.IReadOnlyListListedKey));

    public static void WriteTable(IAnsiConsole console, IReadOnlyList<ApiKey> keys, DateTimeOffset now)
    {
        if (keys.Count == 0)
        {
            console.Write(new Paragraph("There are no keys: a worker with this store asks for none, and listens to its own machine alone.\n"));
            return;
        }

        var table = new Table { Border = TableBorder.Simple }.AddColumns("id", "name", "role", "state", "made", "last used");
        foreach (var key in keys)
        {
            table.AddRow(
                new Paragraph(key.Id, new Style(decoration: Decoration.Bold)),
                new Paragraph(SafeText.OneLine(key.Name)),
                new Paragraph(StatementRecords.Word(key.Role)),
                State(key, now),
                new Paragraph(Day(key.Created)),
                new Paragraph(key.LastUsed is { } used ? used.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture) : "never"));
        }

        console.Write(table);
    }

    private static Paragraph State(ApiKey key, DateTimeOffset now) => key switch
    {
        { Revoked: { } revoked } => new Paragraph($"revoked {Day(revoked)}", new Style(Color.IndianRed1)),
        _ when !key.IsUsable(now) => new Paragraph($"expired {Day(key.Expires!.Value)}", new Style(Color.IndianRed1)),
        { Expires: { } expires } => new Paragraph($"until {Day(expires)}", new Style(Color.Green3)),
        _ => new Paragraph("usable", new Style(Color.Green3)),
    };

    private static string Day(DateTimeOffset time) => time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
