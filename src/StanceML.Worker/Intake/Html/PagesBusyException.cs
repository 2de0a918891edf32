namespace StanceML.Worker;

/// <summary>Too many web pages are being read for one more to have its turn: it may be sent again later.</summary>
internal sealed class PagesBusyException() : Exception("cannot be read now, for too many other pages are; send it again later");
