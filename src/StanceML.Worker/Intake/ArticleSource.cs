namespace StanceML.Worker;

/// <summary>The way by which an article came in.</summary>
internal enum ArticleSource
{
    /// <summary><c>POST /v1/articles</c>.</summary>
    Api,

    /// <summary>The form on the first page.</summary>
    Page,

    /// <summary>The watched folder.</summary>
    Folder,

    /// <summary>An RSS or Atom feed.</summary>
    Feed,

    /// <summary>A URL that was submitted.</summary>
    Url,

    /// <summary>A NATS subject.</summary>
    Nats,

    /// <summary>The sample articles.</summary>
    Sample,
}
