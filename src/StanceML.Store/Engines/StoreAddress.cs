using System.Text.RegularExpressions;
using Npgsql;

namespace StanceML.Store;

/// <summary>Tells a file from a PostgreSQL database by the way it is written.</summary>
internal static partial class StoreAddress
{
    /// <param name="store">A file, <c>postgres://user:password@host:port/database?option=value</c>, or <c>Host=…;Database=…</c>.</param>
    /// <exception cref="StoreUnavailableException">It begins like a connection string and is none. The message never holds a password.</exception>
    public static NpgsqlConnectionStringBuilder? ConnectionIn(string store)
    {
        try
        {
            return Url().IsMatch(store) ? FromUrl(store) : Keywords().IsMatch(store) ? new NpgsqlConnectionStringBuilder(store) : null;
        }
        catch (Exception e) when (e is ArgumentException or FormatException or KeyNotFoundException or InvalidCastException or OverflowException)
        {
            throw new StoreUnavailableException(
                "at that connection string", "it cannot be read; expected postgres://user:password@host:port/database?option=value or Host=…;Database=…");
        }
    }

    private static NpgsqlConnectionStringBuilder FromUrl(string url)
    {
        var uri = new Uri(url, UriKind.Absolute);
        var connection = new NpgsqlConnectionStringBuilder { Host = uri.Host };
        if (uri.Port > 0)
        {
            connection.Port = uri.Port;
        }

        if (uri.AbsolutePath.Length > 1)
        {
            connection.Database = Uri.UnescapeDataString(uri.AbsolutePath[1..]);
        }

        if (uri.UserInfo.Split(':', 2) is [{ Length: > 0 } user, .. var password])
        {
            connection.Username = Uri.UnescapeDataString(user);
            connection.Password = password is [var word] ? Uri.UnescapeDataString(word) : null;
        }

        foreach (var option in uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var pair = option.Split('=', 2);
            connection[Uri.UnescapeDataString(pair[0])] = Uri.UnescapeDataString(pair.Length > 1 ? pair[1] : "");
        }

        return connection;
    }

    [GeneratedRegex("^postgres(ql)?://", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Url();

    [GeneratedRegex(@"(^|;)\s*(host|server)\s*=", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Keywords();
}
