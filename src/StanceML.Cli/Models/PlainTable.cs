using Spectre.Console;

namespace StanceML.Cli;

/// <summary>A table of texts that may be strangers': every cell is made safe. Columns are set right when named so.</summary>
internal sealed class PlainTable
{
    private readonly Table _table = new() { Border = TableBorder.Simple };

    /// <param name="columns">Names; one that begins with '&gt;' is set right.</param>
    public PlainTable(params string[] columns)
    {
        foreach (var column in columns)
        {
            _table.AddColumn(column.StartsWith('>') ? new TableColumn(Markup.Escape(column[1..])).RightAligned() : new TableColumn(Markup.Escape(column)));
        }
    }

    public PlainTable Add(params string[] cells)
    {
        _table.AddRow(cells.Select(cell => new Paragraph(SafeText.OneLine(cell))));
        return this;
    }

    /// <summary>Nothing for a table without rows.</summary>
    public void WriteTo(IAnsiConsole console)
    {
        if (_table.Rows.Count > 0)
        {
            console.Write(_table);
        }
    }
}
