namespace StanceML.Store;

/// <summary>The inbox's receipt for one article.</summary>
/// <param name="Id">Hash of its content.</param>
/// <param name="State">Its state now; an article that was there before keeps the state it had.</param>
/// <param name="IsNew">False when the same content had been accepted before; then nothing was changed.</param>
public sealed record AcceptedArticle(string Id, ArticleState State, bool IsNew);
