namespace StanceML.Worker;

/// <summary>Rings when articles came in.</summary>
internal sealed class InboxBell : Bell;
