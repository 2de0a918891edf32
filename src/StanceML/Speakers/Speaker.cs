namespace StanceML;

/// <summary>Who is quoted.</summary>
/// <param name="Spans">The mention beside the quote; for a continued quote the mention that named the speaker before.</param>
/// <param name="Name">The mention resolved through the article: <c>he</c> becomes <c>Dmitry Peskov</c>, <c>the ministry</c> becomes <c>Foreign Ministry</c>.</param>
/// <param name="Role">Title or office as the article gives it (<c>Kremlin spokesman</c>); null when it gives none.</param>
/// <param name="Actor">Whom the speaker speaks for: ISO 3166-1 alpha-2, a target id of a claimant, or an organisation's id; null when nobody, unknown, or several that speak for different ones.</param>
public sealed record Speaker(IReadOnlyList<TextSpan> Spans, string Name, string? Role, string? Actor);
