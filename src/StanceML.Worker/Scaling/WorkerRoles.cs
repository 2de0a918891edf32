namespace StanceML.Worker;

/// <summary>What one worker of several does.</summary>
[Flags]
public enum WorkerRoles
{
    /// <summary>Takes articles in.</summary>
    Intake = 1,

    /// <summary>Analyzes what was taken in.</summary>
    Analyze = 2,

    /// <summary>Answers what was found: the API's reading half and the pages.</summary>
    Api = 4,

    /// <summary>Everything.</summary>
    All = Intake | Analyze | Api,
}
