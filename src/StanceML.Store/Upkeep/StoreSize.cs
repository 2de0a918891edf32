namespace StanceML.Store;

/// <summary>How large a store is.</summary>
/// <param name="Bytes">Of its files, or of the database on its server.</param>
/// <param name="LastArticle">Number of the last article that was taken in: how many there ever were, about.</param>
/// <param name="FailedArticles">Articles that were set aside.</param>
/// <param name="FailedAddresses">Addresses that could not be read.</param>
public sealed record StoreSize(long Bytes, long LastArticle, int FailedArticles, int FailedAddresses);
