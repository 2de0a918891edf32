using StanceML.Training;

namespace StanceML.Cli;

/// <summary>Where new versions go and what makes them live there: told before the minutes of training, for the usual folder may be the one that others use.</summary>
internal static class TrainingPlace
{
    /// <returns>One line.</returns>
    /// <exception cref="InvalidModelException">The folder's ledger is damaged: nothing could go live in it.</exception>
    public static string Of(TrainingRequest request)
    {
        var ledger = ModelLedger.ReadOrEmpty(request.Models);
        var live = request.Tasks.Select(ledger.LiveOf).OfType<ModelName>().ToList();
        var first = request.Tasks.Where(task => ledger.LiveOf(task) is null).ToList();
        return $"New versions go to {Path.GetFullPath(request.Models)}"
            + (live.Count == 0 ? "" : $"; one goes live there instead of {string.Join(", ", live)} only if it passes the promotion gate")
            + (first.Count == 0 ? "" : $"; the first of {string.Join(", ", first)} goes live there whatever its figures");
    }
}
