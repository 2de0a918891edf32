namespace StanceML.Store;

/// <summary>Undoes a delivery that the inbox has no room for.</summary>
internal sealed class InboxFullException : Exception;
