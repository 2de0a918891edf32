namespace StanceML.Store;

/// <summary>What an API key may do. Each role may do what those before it may.</summary>
public enum KeyRole
{
    /// <summary>Read statements and pages, and have texts analyzed that are not kept.</summary>
    Reader,

    /// <summary>Send articles in.</summary>
    Submitter,

    /// <summary>Correct judgments and retry what failed.</summary>
    Reviewer,

    /// <summary>Change models, keys, feeds and webhooks.</summary>
    Admin,
}
