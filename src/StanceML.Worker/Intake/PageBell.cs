namespace StanceML.Worker;

/// <summary>Rings when addresses came in.</summary>
internal sealed class PageBell : Bell;
