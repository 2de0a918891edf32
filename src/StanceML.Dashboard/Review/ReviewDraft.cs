using StanceML.Store;

namespace StanceML.Dashboard.Review;

/// <summary>What a reviewer is about to say of a statement. It begins with what is shown.</summary>
public sealed class ReviewDraft
{
    private readonly ReviewVerdict _shown;

    public ReviewDraft(ReviewVerdict shown)
    {
        _shown = shown;
        Take(shown);
    }

    public IReadOnlyList<int[]> Spans { get; set; } = [];

    /// <summary>Empty for nobody.</summary>
    public string Name { get; set; } = "";

    /// <summary>Empty for none.</summary>
    public string Role { get; set; } = "";

    /// <summary>Id; empty for nobody.</summary>
    public string Actor { get; set; } = "";

    public IList<DraftTarget> Targets { get; } = new List<DraftTarget>();

    /// <summary>Empty where the tone was not judged.</summary>
    public string Sentiment { get; set; } = "";

    /// <summary>Empty for none.</summary>
    public string Note { get; set; } = "";

    /// <summary>Whether it is to count for the same words in wire copies too.</summary>
    public bool Copies { get; set; } = true;

    /// <summary>Which question the keys of the stances speak about.</summary>
    public int Chosen { get; set; }

    /// <summary>Whether saving it would change what is shown.</summary>
    public bool IsChanged => !ToVerdict().IsSameAs(_shown);

    /// <summary>Takes over an opinion.</summary>
    public void Take(ReviewVerdict opinion)
    {
        (Spans, Sentiment) = (opinion.Spans, opinion.Sentiment ?? "");
        (Name, Role, Actor) = (opinion.Speaker?.Name ?? "", opinion.Speaker?.Role ?? "", opinion.Speaker?.Actor ?? "");
        Targets.Clear();
        foreach (var target in opinion.Targets)
        {
            Targets.Add(new DraftTarget { Id = target.Id, Stance = target.Stance });
        }

        Chosen = 0;
    }

    /// <returns>What in it cannot be saved, for people; null when all can.</returns>
    public string? Problem()
    {
        var questions = Targets.Select(target => target.Id).ToList();
        return questions.Exists(id => id.Length == 0) ? "Choose a question for each stance, or take the stance out."
            : questions.Distinct().Count() < questions.Count ? "Each question can stand here once."
            : Name.Trim().Length == 0 && (Role.Trim().Length > 0 || Actor.Length > 0) ? "A role or an actor needs the name of a speaker."
            : null;
    }

    public ReviewCorrection ToCorrection() => new()
    {
        Spans = Spans,
        Speaker = new CorrectedSpeaker(OrNull(Name), OrNull(Role), OrNull(Actor)),
        Targets = [.. Targets.Select(target => new ReviewedTarget(target.Id, target.Stance))],
        Sentiment = OrNull(Sentiment),
    };

    private ReviewVerdict ToVerdict() => _shown with
    {
        Spans = Spans,
        Speaker = OrNull(Name) is { } name ? new ReviewedSpeaker(name, OrNull(Role), OrNull(Actor)) : null,
        Targets = [.. Targets.Select(target => new ReviewedTarget(target.Id, target.Stance))],
        Sentiment = OrNull(Sentiment),
    };

    private static string? OrNull(string word) => string.IsNullOrWhiteSpace(word) ? null : word.Trim();
}
