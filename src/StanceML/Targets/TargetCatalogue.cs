namespace StanceML;

/// <summary>The recognition questions that an analysis looks for. Immutable.</summary>
public sealed class TargetCatalogue
{
    private readonly Dictionary<string, RecognitionTarget> _byId;

    /// <exception cref="InvalidCatalogueException">An id occurs twice.</exception>
    public TargetCatalogue(string version, IReadOnlyList<string> sources, IReadOnlyList<RecognitionTarget> targets)
    {
        (Version, Sources, Targets) = (version, sources, targets);
        _byId = new Dictionary<string, RecognitionTarget>(targets.Count, StringComparer.Ordinal);
        foreach (var target in targets)
        {
            if (!_byId.TryAdd(target.Id, target))
            {
                throw new InvalidCatalogueException($"target '{target.Id}', field 'id': occurs twice; ids are unique");
            }
        }
    }

    /// <summary>Goes into model manifests; changes with every change of the file.</summary>
    public string Version { get; }

    public IReadOnlyList<string> Sources { get; }

    /// <summary>Names the catalogue in error messages.</summary>
    internal string File { get; init; } = "the catalogue";

    /// <summary>Whether it is the one that travels inside the assembly, with nothing of a user's.</summary>
    internal bool IsBuiltIn { get; private init; }

    /// <summary>In file order.</summary>
    public IReadOnlyList<RecognitionTarget> Targets { get; }

    /// <summary>The catalogue that travels inside the assembly.</summary>
    public static TargetCatalogue ReadBuiltIn()
    {
        const string name = "targets.json";
        using var reader = new StreamReader(EmbeddedFile.Open(name));
        var read = Parse(reader.ReadToEnd(), name);
        return new TargetCatalogue(read.Version, read.Sources, read.Targets) { File = name, IsBuiltIn = true };
    }

    /// <param name="file">Names the catalogue in error messages.</param>
    /// <exception cref="InvalidCatalogueException">The JSON breaks a rule of <c>targets.schema.md</c>.</exception>
    public static TargetCatalogue Parse(string json, string file) => TargetCatalogueReader.Read(json, file);

    /// <returns>Null when the catalogue has no such question.</returns>
    public RecognitionTarget? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>This catalogue and a user's own: an id of both is taken from the other, new ids are added at the end.</summary>
    /// <exception cref="InvalidCatalogueException">A target of the other names a parent that neither catalogue has.</exception>
    public TargetCatalogue With(TargetCatalogue other)
    {
        var kept = Targets.Select(target => other.Find(target.Id) ?? target);
        var added = other.Targets.Where(target => Find(target.Id) is null);
        var merged = new TargetCatalogue($"{Version}+{other.Version}", [.. Sources, .. other.Sources], [.. kept, .. added]) { File = other.File };
        merged.CheckParents();
        return merged;
    }

    private void CheckParents()
    {
        foreach (var target in Targets)
        {
            if (target.Parents.FirstOrDefault(parent => char.IsLower(parent[0]) && Find(parent) is null) is { } lost)
            {
                throw new InvalidCatalogueException($"{File}: target '{target.Id}', field 'parents': there is no target '{lost}'");
            }
        }
    }
}
