using StanceML.Training;

namespace StanceML.Cli;

/// <summary>How a promotion ended, in lines.</summary>
internal static class PromotionLines
{
    /// <summary>One line per check, the folder's own first: a version that failed that one never comes here.</summary>
    public static void WriteChecks(TextWriter output, Promotion promotion)
    {
        output.WriteLine($"passed  {promotion.Model}: verified: seal, hashes, sizes, archive and smoke answers");
        foreach (var check in promotion.Checks)
        {
            output.WriteLine(SafeText.OneLine(check.ToString()));
        }

        if (promotion.Remark is { } remark)
        {
            output.WriteLine(SafeText.OneLine(remark));
        }
    }

    /// <param name="models">The folder, as the caller named it; null for the usual one.</param>
    public static string Outcome(Promotion promotion, string? models) => promotion.Outcome switch
    {
        PromotionOutcome.AlreadyLive => $"{promotion.Model} is live already; nothing changed",
        PromotionOutcome.Refused => $"{promotion.Model} was not made live{Stays(promotion)}; to make it live all the same: {Command(promotion, models)} --override \"the reason\"",
        PromotionOutcome.NotWeighed => $"{promotion.Model} was not made live; to ask again: {Command(promotion, models)}",
        PromotionOutcome.LacksEncoder => $"{promotion.Model} was not made live; to make it live: {Command(promotion, models)} --pretrained DIR, with the encoder of the live version",
        PromotionOutcome.Overridden => $"{promotion.Model} is live now{Instead(promotion)}, although {promotion.Checks.Count(check => !check.Passed)} of {promotion.Checks.Count} checks failed",
        _ => $"{promotion.Model} is live now{Instead(promotion)}",
    };

    private static string Command(Promotion promotion, string? models) => $"stanceml models promote {promotion.Model}{(models is null ? "" : $" --models {models}")}";

    private static string Instead(Promotion promotion) => promotion.Was is { } was ? $" instead of {was}" : "";

    private static string Stays(Promotion promotion) => promotion.Was is { } was ? $"; {was} stays live" : "";
}
