using System.Globalization;
using Microsoft.Extensions.Logging;
using StanceML.Training;

namespace StanceML.Worker;

/// <summary>The models that judge now, behind one reference. Safe for concurrent use.</summary>
/// <remarks>
/// A version goes live once it was verified, has answered its smoke statements and has been warmed up; then the reference is
/// swapped. One that fails is refused with its reason, and the one before goes on answering. Nothing holds an old set but the
/// requests that began with it.
/// </remarks>
internal sealed class LiveModels(ModelSource source, TimeProvider clock, ILogger<LiveModels> logger) : IDisposable
{
    /// <summary>Stands in <see cref="Refusals"/> for what no single version is to blame for.</summary>
    public const string WholeSet = "all models";

    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly ModelRefusals _refusals = new(clock, logger);
    private volatile ServedModels? _current;

    /// <summary>Null when the models stay as they are.</summary>
    public string? Folder => source.Folder;

    public bool IsLoaded => _current is not null;

    /// <summary>Taken once per request, so that an answer is of one set.</summary>
    /// <exception cref="InvalidOperationException">Not started yet.</exception>
    public ServedModels Current => _current ?? throw new InvalidOperationException("The models are not loaded yet.");

    /// <inheritdoc cref="ModelRefusals.Last"/>
    public IReadOnlyDictionary<string, ModelRefusal> Refusals => _refusals.Last;

    /// <inheritdoc cref="AnalyzeArticle"/>
    public ArticleAnalysis Analyze(Article article, Action<AnalysisStage>? ended, CancellationToken cancellationToken) =>
        Current.Analyzer.Analyze(article, ended, cancellationToken);

    /// <summary>Loads what is live. Call once, before anything is served.</summary>
    /// <exception cref="InvalidModelException">The ledger or one of the live models must not be used.</exception>
    public void Start() => Swap(
        source.Folder is { } folder ? ModelSet.Load(folder, source.Encoder) : source.Single,
        source.Folder is null ? ModelLedger.Empty : ModelLedger.Read(source.Folder));

    /// <summary>Looks whether the ledger names other versions, and takes over those that may be used.</summary>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        if (source.Folder is not { } folder)
        {
            return;
        }

        await _one.WaitAsync(cancellationToken);
        try
        {
            await Task.Run(() => Refresh(folder), cancellationToken);
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private void Refresh(string folder)
    {
        var file = new FileInfo(Path.Combine(folder, ModelLedger.FileName));
        if (_refusals.Try(ModelLedger.FileName, ModelLedger.FileName, StampOf(file), () => ModelLedger.Read(folder)) is not { } ledger)
        {
            return;
        }

        _refusals.Settle(ModelLedger.FileName);
        var current = Current.Models;
        var models = ModelSet.Empty;
        foreach (var (task, version) in ledger.Live)
        {
            models = models.With(Changed(folder, current, new ModelName(task, version)) ?? current.Only(task));
        }

        var isSame = models.Names.Count == current.Names.Count && models.Names.All(model => current.Names.GetValueOrDefault(model.Key) == model.Value);
        if (isSame || _refusals.Try(WholeSet, string.Join(", ", models.Names.Values), "", () => Swap(models, ledger)) is not null)
        {
            _refusals.Settle(WholeSet);
        }

        foreach (var (task, version) in ledger.Live.Where(live => Current.Models.Names.GetValueOrDefault(live.Key) == $"{live.Key}/{live.Value}"))
        {
            _refusals.Settle(task);
        }
    }

    /// <returns>Null when the version is live already, and when it is refused.</returns>
    private ModelSet? Changed(string folder, ModelSet current, ModelName name) =>
        current.Names.GetValueOrDefault(name.Task) == name.ToString()
            ? null
            : _refusals.Try(name.Task, name.ToString(), StampOf(name, folder), () => ModelSet.LoadVersion(folder, name, source.Encoder));

    private ServedModels Swap(ModelSet models, ModelLedger ledger)
    {
        var before = _current;
        var live = models.Names.ToDictionary(model => model.Key, model => LiveOf(model.Key, model.Value, before, ledger), StringComparer.Ordinal);
        var served = new ServedModels(source.Encoder, models, live);
        served.WarmUp();
        _current = served;
        foreach (var (task, model) in models.Names)
        {
            var was = before?.Models.Names.GetValueOrDefault(task);
            if (was != model)
            {
                logger.ModelLive(model, was ?? "none");
            }
        }

        return served;
    }

    private LiveModel LiveOf(string task, string model, ServedModels? before, ModelLedger ledger)
    {
        var name = new ModelName(task, model[(task.Length + 1)..]);
        return before?.Live.GetValueOrDefault(task) is { } same && same.Name == name
            ? same
            : new LiveModel(name, ledger.LiveEntry(name), source.Folder is { } folder ? ModelFigures.Read(name.FolderIn(folder)) : ModelFigures.None);
    }

    private static string StampOf(ModelName name, string models)
    {
        try
        {
            return ModelName.IsPlain(name.Task) && ModelName.IsPlain(name.Version) && new DirectoryInfo(name.FolderIn(models)) is { Exists: true } folder
                ? string.Join('|', folder.EnumerateFiles().OrderBy(file => file.Name, StringComparer.Ordinal).Select(StampOf))
                : "";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // What cannot be listed cannot be loaded either, and that says why.
            return "";
        }
    }

    private static string StampOf(FileInfo file) =>
        file.Exists ? string.Create(CultureInfo.InvariantCulture, $"{file.Name} {file.Length} {file.LastWriteTimeUtc.Ticks}") : "";
}
