namespace StanceML.Cli;

/// <summary>What the process tells its caller.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>Some input or a model failed; the rest was done.</summary>
    public const int Failed = 1;

    /// <summary>Unknown option, missing argument: nothing was done.</summary>
    public const int Misused = 2;

    /// <summary>Ended by Ctrl-C, as shells expect it.</summary>
    public const int Cancelled = 130;
}
