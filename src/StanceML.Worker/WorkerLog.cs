using Microsoft.Extensions.Logging;
using StanceML.Store;

namespace StanceML.Worker;

/// <summary>Everything the worker logs. Ids, counts and times; never an article's words.</summary>
internal static partial class WorkerLog
{
    [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "Store {StoreName}: {PendingCount} articles wait")]
    public static partial void StoreOpened(this ILogger logger, string storeName, int pendingCount);

    [LoggerMessage(EventId = 2, Level = LogLevel.Information, Message = "Samples: {ArticleCount} articles analyzed")]
    public static partial void SamplesLoaded(this ILogger logger, int articleCount);

    [LoggerMessage(EventId = 3, Level = LogLevel.Information, Message = "StanceML is ready: {Url}")]
    public static partial void Ready(this ILogger logger, string url);

    [LoggerMessage(EventId = 10, Level = LogLevel.Debug, Message = "Analyzed {ArticleId}: {StatementCount} statements in {ElapsedMs} ms")]
    public static partial void Analyzed(this ILogger logger, string articleId, int statementCount, double elapsedMs);

    [LoggerMessage(EventId = 11, Level = LogLevel.Warning, Message = "Set aside {ArticleId}: {ExceptionName}")]
    public static partial void SetAside(this ILogger logger, string articleId, string exceptionName);

    [LoggerMessage(EventId = 20, Level = LogLevel.Error, Message = "{Problem}")]
    public static partial void StoreUnavailable(this ILogger logger, string problem);

    [LoggerMessage(EventId = 80, Level = LogLevel.Warning, Message = "Set aside a message of {Subject} that cannot be read")]
    public static partial void MessageSetAside(this ILogger logger, string subject);

    [LoggerMessage(EventId = 81, Level = LogLevel.Warning, Message = "NATS was not told that a message has ended ({ExceptionName}); it comes again and changes nothing")]
    public static partial void QueueNotTold(this ILogger logger, string exceptionName);

    [LoggerMessage(EventId = 30, Level = LogLevel.Error, Message = "A request failed: {ExceptionName}\n{StackTrace}")]
    public static partial void RequestFailed(this ILogger logger, string exceptionName, string? stackTrace);

    [LoggerMessage(EventId = 60, Level = LogLevel.Information, Message = "{Model} is live instead of {Was}")]
    public static partial void ModelLive(this ILogger logger, string model, string was);

    [LoggerMessage(EventId = 61, Level = LogLevel.Error, Message = "{Model} is refused, the live model goes on answering: {Problem}")]
    public static partial void ModelRefused(this ILogger logger, string model, string problem);

    [LoggerMessage(EventId = 63, Level = LogLevel.Warning, Message = "The shadow model did not judge {ArticleId}: {ExceptionName}")]
    public static partial void ShadowFailed(this ILogger logger, string articleId, string exceptionName);

    [LoggerMessage(EventId = 64, Level = LogLevel.Warning, Message = "What the shadow model judged of {ArticleCount} articles is not stored: {ExceptionName}")]
    public static partial void ShadowUnstored(this ILogger logger, int articleCount, string exceptionName);

    [LoggerMessage(EventId = 62, Level = LogLevel.Warning, Message = "The models folder cannot be watched ({ExceptionName}); it is looked at every {Interval}")]
    public static partial void ModelsUnwatched(this ILogger logger, string exceptionName, TimeSpan interval);

    [LoggerMessage(EventId = 65, Level = LogLevel.Information, Message = "Retraining {RetrainingId} began: {RowCount} corrections of version {Version}")]
    public static partial void RetrainingBegun(this ILogger logger, long retrainingId, string version, int rowCount);

    [LoggerMessage(EventId = 66, Level = LogLevel.Information, Message = "Retraining {RetrainingId} ended as {State}: {Problem}")]
    public static partial void RetrainingEnded(this ILogger logger, long retrainingId, RetrainingState state, string problem);

    [LoggerMessage(EventId = 80, Level = LogLevel.Error, Message = "An export was broken off after {StatementCount} statements: {ExceptionName}")]
    public static partial void ExportBroken(this ILogger logger, string exceptionName, int statementCount);

    [LoggerMessage(EventId = 81, Level = LogLevel.Warning, Message = "Webhook {WebhookId}, attempt {Attempt}: the receiver {Problem}")]
    public static partial void WebhookFailed(this ILogger logger, string webhookId, int attempt, string problem);

    [LoggerMessage(EventId = 84, Level = LogLevel.Error, Message = "Webhook {WebhookId} could not be served: {ExceptionName} {StackTrace}")]
    public static partial void WebhookBroken(this ILogger logger, string webhookId, string exceptionName, string? stackTrace);

    [LoggerMessage(EventId = 40, Level = LogLevel.Information, Message = "Deleted {ArticleCount} articles received more than {Retention} ago")]
    public static partial void Pruned(this ILogger logger, int articleCount, TimeSpan retention);

    [LoggerMessage(EventId = 41, Level = LogLevel.Warning, Message = "Reviewers' training rows cannot be written: {Problem}")]
    public static partial void CorrectionsUnwritten(this ILogger logger, string problem);

    [LoggerMessage(EventId = 50, Level = LogLevel.Debug, Message = "Folder: a file was taken in")]
    public static partial void FileTaken(this ILogger logger);

    [LoggerMessage(EventId = 51, Level = LogLevel.Warning, Message = "Folder: a file was set aside; its reason lies beside it in .failed")]
    public static partial void FileSetAside(this ILogger logger);

    [LoggerMessage(EventId = 52, Level = LogLevel.Error, Message = "Folder: {Problem}")]
    public static partial void FolderUnusable(this ILogger logger, string problem);

    [LoggerMessage(EventId = 53, Level = LogLevel.Warning, Message = "Page {PageId} was set aside after {AttemptCount} attempts")]
    public static partial void PageSetAside(this ILogger logger, string pageId, int attemptCount);

    [LoggerMessage(EventId = 54, Level = LogLevel.Warning, Message = "Feed {FeedUrl} {Problem}")]
    public static partial void FeedFailed(this ILogger logger, string feedUrl, string problem);

    [LoggerMessage(EventId = 55, Level = LogLevel.Debug, Message = "Feed {FeedUrl}: {ItemCount} new items")]
    public static partial void FeedRead(this ILogger logger, string feedUrl, int itemCount);

    [LoggerMessage(EventId = 56, Level = LogLevel.Information, Message = "Feed {FeedUrl} was added by {CallerId}")]
    public static partial void FeedAdded(this ILogger logger, string feedUrl, string callerId);

    [LoggerMessage(EventId = 57, Level = LogLevel.Information, Message = "Feed {FeedUrl} was removed by {CallerId}")]
    public static partial void FeedRemoved(this ILogger logger, string feedUrl, string callerId);

    [LoggerMessage(EventId = 70, Level = LogLevel.Information, Message = "Key {KeyId} ({Role}) was made by {CallerId}")]
    public static partial void KeyMade(this ILogger logger, string keyId, KeyRole role, string? callerId);

    [LoggerMessage(EventId = 71, Level = LogLevel.Information, Message = "Key {KeyId} was revoked by {CallerId}")]
    public static partial void KeyRevoked(this ILogger logger, string keyId, string? callerId);

    [LoggerMessage(EventId = 72, Level = LogLevel.Information, Message = "A browser logged in with key {KeyId}")]
    public static partial void SessionOpened(this ILogger logger, string keyId);

    [LoggerMessage(EventId = 73, Level = LogLevel.Warning, Message = "{Url} is not encrypted: whoever sees the traffic sees keys and articles. Use https (--cert), or listen where only a proxy that speaks TLS can reach (--proxy)")]
    public static partial void NotEncrypted(this ILogger logger, string url);
}
