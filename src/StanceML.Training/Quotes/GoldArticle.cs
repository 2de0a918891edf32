namespace StanceML.Training;

/// <summary>An article with its annotated attributions.</summary>
/// <param name="Attributions">By number in a marked article, by row in a file of rows.</param>
public sealed record GoldArticle(Article Article, IReadOnlyList<GoldAttribution> Attributions)
{
    private readonly string? _group;

    /// <summary>Articles of one group never part between folds. Default: the article's id, so that it stands alone.</summary>
    public string Group
    {
        get => _group ?? Article.Id;
        init => _group = value;
    }

    /// <summary>One of <see cref="ArticleStyle.All"/> in checked articles; null when not given.</summary>
    public string? Style { get; init; }

    /// <summary>Whom the article's speakers speak for.</summary>
    public IReadOnlyList<GoldSpeaker> Speakers { get; init; } = [];

    /// <summary>Where the article stands, for messages.</summary>
    public RowPlace Place { get; init; }

    /// <summary>The line on which the text starts in a file of its own; null when the article is one line among others.</summary>
    public int? TextLine { get; init; }

    /// <summary>The line of the file that holds the position of the text.</summary>
    public RowPlace PlaceOf(int position) => TextLine is { } line
        ? Place with { Line = line + Article.Text.AsSpan(0, position).Count('\n') }
        : Place;
}
