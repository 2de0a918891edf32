namespace StanceML.Worker;

/// <summary>How the worker writes its log, always to standard error.</summary>
public enum LogFormat
{
    /// <summary>A line of words, for people.</summary>
    Text,

    /// <summary>A JSON object a line, its time in UTC, for collectors.</summary>
    Json,
}
