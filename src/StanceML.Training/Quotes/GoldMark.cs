namespace StanceML.Training;

/// <summary>One mark in a text: words, and their role in one or more attributions.</summary>
/// <param name="Numbers">Of its attributions, from 1.</param>
/// <param name="Name">Who the source is; null when its words say it.</param>
internal sealed record GoldMark(GoldRole Role, IReadOnlyList<int> Numbers, string? Name, TextSpan Span)
{
    /// <returns>The attributions that the marks make up, by number.</returns>
    public static IReadOnlyList<GoldAttribution> Join(IReadOnlyList<GoldMark> marks, string text, IReadOnlyList<GoldSpeaker> speakers) =>
    [
        .. marks
            .SelectMany(mark => mark.Numbers.Select(number => (Number: number, Mark: mark)))
            .GroupBy(one => one.Number, one => one.Mark)
            .OrderBy(same => same.Key)
            .Select(same => ToAttribution([.. same.OrderBy(mark => mark.Span)], text, speakers)),
    ];

    private static GoldAttribution ToAttribution(IReadOnlyList<GoldMark> marks, string text, IReadOnlyList<GoldSpeaker> speakers)
    {
        IReadOnlyList<TextSpan> Of(GoldRole role) => [.. marks.Where(mark => mark.Role == role).Select(mark => mark.Span)];

        var source = Of(GoldRole.Source);
        var name = marks.Select(mark => mark.Name).FirstOrDefault(name => name is not null) ?? SourceName.Of(text, source, speakers);
        return new GoldAttribution(source, Of(GoldRole.Cue), Of(GoldRole.Content))
        {
            Speaker = name,
            Actor = speakers.FirstOrDefault(speaker => speaker.Name == name)?.Actor,
        };
    }
}
