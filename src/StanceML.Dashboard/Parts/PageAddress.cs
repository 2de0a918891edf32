using Microsoft.AspNetCore.Http.Extensions;
using StanceML.Store;

namespace StanceML.Dashboard.Parts;

/// <summary>Addresses of the list of statements.</summary>
internal static class PageAddress
{
    /// <summary>The list of all statements.</summary>
    public const string Statements = "/statements";

    /// <param name="after">Where the list begins; null for its start.</param>
    public static string Of(StatementFilter filter, StatementKey? after = null)
    {
        var query = new QueryBuilder(FilterAddress.Write(filter));
        if (after is { } key)
        {
            query.Add("after", key.ToString());
        }

        return Statements + query;
    }

    /// <param name="id">Of a recognition question.</param>
    public static string OfQuestion(string id) => $"/questions/{Uri.EscapeDataString(id)}";

    /// <param name="id">Of an actor.</param>
    public static string OfActor(string id) => $"/actors/{Uri.EscapeDataString(id)}";

    public static string OfSpeaker(string name) => $"/speakers/{Uri.EscapeDataString(name)}";
}
