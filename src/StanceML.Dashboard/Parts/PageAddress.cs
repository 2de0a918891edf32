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
}
