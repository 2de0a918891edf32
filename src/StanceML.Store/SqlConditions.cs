using Dapper;

namespace StanceML.Store;

/// <summary>Conditions that must all hold, as SQL. Values travel as parameters, never in the text.</summary>
internal sealed class SqlConditions
{
    private readonly List<string> _conditions = [];

    public DynamicParameters Values { get; } = new();

    /// <summary>Empty, or begins with WHERE.</summary>
    public string Where => _conditions.Count == 0 ? "" : "WHERE " + All;

    public string All => string.Join(" AND ", _conditions);

    /// <param name="value">Null asks for nothing.</param>
    public SqlConditions Ask(string condition, string name, object? value)
    {
        if (value is not null)
        {
            _conditions.Add(condition);
            Give(name, value);
        }

        return this;
    }

    public SqlConditions Give(string name, object value)
    {
        Values.Add(name, value is string words ? StorableText.Of(words) : value);
        return this;
    }
}
