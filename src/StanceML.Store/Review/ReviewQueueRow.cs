using System.Data.Common;
using Dapper;

namespace StanceML.Store;

/// <summary>A row of the review queue.</summary>
internal class ReviewQueueRow
{
    public const string Columns = """
        queued.state, queued.opinion_of AS opinionOf, queued.doubt, queued.gain, queued.copies, queued.position_share AS positionShare, queued.is_change AS isChange,
        queued.shadow_task AS shadowTask, queued.shadow_question AS shadowQuestion, queued.shadow_label AS shadowLabel, queued.wrong, queued.control
        """;

    public required string State { get; init; }

    public string? OpinionOf { get; init; }

    public double Doubt { get; init; }

    public double Gain { get; init; }

    public int Copies { get; init; }

    public double PositionShare { get; init; }

    public bool IsChange { get; init; }

    public string? ShadowTask { get; init; }

    public string? ShadowQuestion { get; init; }

    public string? ShadowLabel { get; init; }

    public int Wrong { get; init; }

    public double? Control { get; init; }

    public ReviewState ParsedState => Enum.Parse<ReviewState>(State, ignoreCase: true);

    public static Task<ReviewQueueRow?> FindAsync(DbTransaction transaction, long statement) =>
        transaction.Connection!.QuerySingleOrDefaultAsync<ReviewQueueRow>(
            $"SELECT {Columns} FROM review_queue queued WHERE queued.statement = @statement", new { statement }, transaction);
}
