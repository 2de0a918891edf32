namespace StanceML.Worker;

/// <summary>Where the worker's models come from.</summary>
public sealed class ModelSource
{
    private ModelSource(StatementEncoder encoder, string? folder, ModelSet single, string? targets) =>
        (Encoder, Folder, Single, TargetsFile) = (encoder, folder, single, targets);

    /// <summary>Reads what is judged, smoke statements included.</summary>
    public StatementEncoder Encoder { get; }

    /// <summary>The folder whose <c>current.json</c> is followed; null when the models stay as they are.</summary>
    public string? Folder { get; }

    /// <summary>The file of questions that joined the built-in ones in <see cref="Encoder"/>: a training must read it too. Null for none.</summary>
    internal string? TargetsFile { get; }

    /// <summary>What judges when no folder is followed.</summary>
    internal ModelSet Single { get; }

    /// <param name="folder">Holds <c>current.json</c> and one folder per task; read when the worker starts, and whenever the ledger changes.</param>
    /// <param name="targets">The file of questions that joined the built-in ones in the encoder; null for none.</param>
    public static ModelSource Following(string folder, StatementEncoder encoder, string? targets = null) => new(encoder, folder, ModelSet.Empty, targets);

    /// <param name="models">Judge for as long as the worker runs.</param>
    public static ModelSource Of(ModelSet models, StatementEncoder encoder) => new(encoder, null, models, null);
}
