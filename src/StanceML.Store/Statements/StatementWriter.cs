using System.Data.Common;
using System.Text.Json;

namespace StanceML.Store;

/// <summary>Writes statements inside one transaction with commands that are compiled once: an article has twenty or more.</summary>
internal sealed class StatementWriter : IDisposable
{
    private readonly DbCommand _statement;
    private readonly DbCommand _target;

    public StatementWriter(DbTransaction transaction)
    {
        _statement = Command(
            transaction,
            """
            INSERT INTO statement
                (article, number, article_sequence, time, outlet, kind, speaker, actor, sentiment, text, context, context_start, record)
            VALUES
                (@article, @number, @articleSequence, @time, @outlet, @kind, @speaker, @actor, @sentiment, @text, @context, @contextStart, @record)
            RETURNING sequence
            """);
        _target = Command(
            transaction, "INSERT INTO statement_target (statement, question, stance, decided) VALUES (@statement, @question, @stance, @decided)");
    }

    /// <param name="place">The article's place in the list of statements.</param>
    public void Write(Article article, ArticlePlace place, StatementRecord record)
    {
        var context = StatementContext.Around(article.Text, record.Spans);
        Set(_statement, "@article", article.Id);
        Set(_statement, "@number", record.Statement);
        Set(_statement, "@articleSequence", place.Sequence);
        Set(_statement, "@time", place.Time);
        Set(_statement, "@outlet", place.Outlet);
        Set(_statement, "@kind", record.Kind);
        Set(_statement, "@speaker", StorableText.Of(record.Speaker?.Name));
        Set(_statement, "@actor", record.Speaker?.Actor);
        Set(_statement, "@sentiment", record.Sentiment?.Label);
        Set(_statement, "@text", StorableText.Of(record.Text));
        Set(_statement, "@context", context.Of(article.Text).ToString());
        Set(_statement, "@contextStart", context.Start);
        Set(_statement, "@record", JsonSerializer.Serialize(record with { Article = article.Id }, StanceJson.Readable.StatementRecord));
        var sequence = (long)_statement.ExecuteScalar()!;
        foreach (var target in record.Targets)
        {
            Set(_target, "@statement", sequence);
            Set(_target, "@question", target.Id);
            Set(_target, "@stance", target.Stance);
            Set(_target, "@decided", target.Decided);
            _target.ExecuteNonQuery();
        }
    }

    public void Dispose()
    {
        _statement.Dispose();
        _target.Dispose();
    }

    private static DbCommand Command(DbTransaction transaction, string sql)
    {
        var command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        return command;
    }

    private static void Set(DbCommand command, string name, object? value)
    {
        if (!command.Parameters.Contains(name))
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            command.Parameters.Add(parameter);
        }

        command.Parameters[name].Value = value ?? DBNull.Value;
    }
}
