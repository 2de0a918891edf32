namespace StanceML.Worker;

/// <summary>Where the worker's models come from.</summary>
public sealed class ModelSource
{
    private ModelSource(StatementEncoder encoder, string? folder, ModelSet single, IReadOnlyList<string> encoderArguments) =>
        (Encoder, Folder, Single, EncoderArguments) = (encoder, folder, single, encoderArguments);

    /// <summary>Reads what is judged, smoke statements included.</summary>
    public StatementEncoder Encoder { get; }

    /// <summary>The folder whose <c>current.json</c> is followed; null when the models stay as they are.</summary>
    public string? Folder { get; }

    /// <summary>Arguments by which a training process makes the same <see cref="Encoder"/>.</summary>
    internal IReadOnlyList<string> EncoderArguments { get; }

    /// <summary>What judges when no folder is followed.</summary>
    internal ModelSet Single { get; }

    /// <param name="folder">Holds <c>current.json</c> and one folder per task; read when the worker starts, and whenever the ledger changes.</param>
    /// <param name="encoderArguments">Arguments of the command line that made the encoder what it is, such as a file of questions; null for none.</param>
    public static ModelSource Following(string folder, StatementEncoder encoder, IReadOnlyList<string>? encoderArguments = null) => new(encoder, folder, ModelSet.Empty, encoderArguments ?? []);

    /// <param name="models">Judge for as long as the worker runs.</param>
    public static ModelSource Of(ModelSet models, StatementEncoder encoder) => new(encoder, null, models, []);
}
