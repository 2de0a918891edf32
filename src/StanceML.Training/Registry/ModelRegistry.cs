namespace StanceML.Training;

/// <summary>Front door of the model registry: which versions there are, which are live, and the only way to change that.</summary>
/// <param name="models">The folder that holds <c>current.json</c> and one folder per task.</param>
/// <param name="encoder">Answers the smoke statements.</param>
public sealed class ModelRegistry(string models, StatementEncoder encoder, TimeProvider time)
{
    /// <summary>All versions, each verified as it is reached.</summary>
    /// <param name="task">Null for every task.</param>
    /// <returns>By task, then by folder name; also versions that are live but missing.</returns>
    /// <exception cref="InvalidModelException">The ledger is missing or damaged, or there is no version of the task asked for.</exception>
    public IEnumerable<RegisteredModel> ReadAll(string? task = null)
    {
        var ledger = ModelLedger.Read(models);
        var names = Names(ledger).Where(name => task is null || name.Task == task).ToList();
        return names.Count == 0 && task is not null
            ? throw Unknown(ledger, Path.Combine(models, task))
            : names.Select(name => Read(ledger, name));
    }

    /// <summary>What is there and what is live, nothing of it verified: quick.</summary>
    /// <returns>By task, then by folder name; also versions that are live but missing.</returns>
    /// <exception cref="InvalidModelException">The ledger is missing or damaged.</exception>
    public IReadOnlyList<ModelName> List() => Names(ModelLedger.Read(models));

    /// <exception cref="InvalidModelException">The ledger is missing or damaged, or there is no such version.</exception>
    public RegisteredModel Read(ModelName name)
    {
        var ledger = ModelLedger.Read(models);
        return Names(ledger).Contains(name) ? Read(ledger, name) : throw Unknown(ledger, name.FolderIn(models));
    }

    /// <exception cref="InvalidModelException">The ledger is missing or damaged, or nothing of the task is live.</exception>
    public ModelName LiveOf(string task)
    {
        var ledger = ModelLedger.Read(models);
        return ledger.LiveOf(task) ?? throw Unknown(ledger, Path.Combine(models, task));
    }

    /// <summary>Verifies a version, asks the gate, and makes the version live when it may be.</summary>
    /// <exception cref="InvalidModelException">The folder is missing, damaged or not for this build; an override does not help.</exception>
    /// <exception cref="IOException">The ledger cannot be written, or another process holds it for long.</exception>
    public Promotion Promote(ModelName name, PromotionRequest request, CancellationToken cancellation)
    {
        var candidate = ModelSet.LoadVersion(models, name, encoder);
        using var held = LedgerLock.Take(models, LedgerLock.Patience, cancellation);
        var was = held.Ledger.LiveOf(name.Task);
        if (was == name)
        {
            return new Promotion(name, was, PromotionOutcome.AlreadyLive, [], null);
        }

        var (checks, remark) = Weigh(name, candidate, was, hasFloor: was is not null || request.HasFloorWhenFirst);
        var passed = checks.All(check => check.Passed);
        if (!passed && request.Override is null)
        {
            return new Promotion(name, was, PromotionOutcome.Refused, checks, remark);
        }

        if (was is null && !request.HasFloorWhenFirst && PromotionGate.Floor(GateLimits.For(name.Task), ModelFigures.Read(name.FolderIn(models)), live: null) is { Passed: false } floor)
        {
            remark = $"WARNING: live all the same, as the first of its task, with {floor.Name} {floor.Found}; expected {floor.Expected}";
        }

        held.Write(new ModelLedgerEntry(name.Task, name.Version, time.GetUtcNow(), null, request.By, request.Why)
        {
            Gate = checks,
            Override = passed ? null : request.Override,
        });
        return new Promotion(name, was, passed ? PromotionOutcome.Promoted : PromotionOutcome.Overridden, checks, remark);
    }

    /// <summary>What the gate would say; nothing changes.</summary>
    /// <returns>One per check; empty for the version that is live.</returns>
    /// <exception cref="InvalidModelException">The folder is missing, damaged or not for this build.</exception>
    public IReadOnlyList<GateCheck> Ask(ModelName name)
    {
        var candidate = ModelSet.LoadVersion(models, name, encoder);
        var live = ModelLedger.ReadOrEmpty(models).LiveOf(name.Task);
        return live == name ? [] : Weigh(name, candidate, live, hasFloor: true).Checks;
    }

    /// <summary>Makes an earlier version live again once it is verified; the gate, which it passed before, is not asked.</summary>
    /// <param name="version">Of those that were live once; null for the one before, versions already rolled back from left out.</param>
    /// <exception cref="InvalidModelException">Nothing to go back to, or the version must not be used.</exception>
    /// <exception cref="IOException">The ledger cannot be written, or another process holds it for long.</exception>
    public Promotion Rollback(string task, string? version, string by, string why, CancellationToken cancellation)
    {
        LiveOf(task);
        using var held = LedgerLock.Take(models, LedgerLock.Patience, cancellation);
        var was = held.Ledger.LiveOf(task);
        var name = Earlier(held.Ledger, task, version);
        if (was == name)
        {
            return new Promotion(name, was, PromotionOutcome.AlreadyLive, [], null);
        }

        if (!Directory.Exists(name.FolderIn(models)))
        {
            throw Gone(held.Ledger, name);
        }

        ModelSet.LoadVersion(models, name, encoder);
        held.Write(new ModelLedgerEntry(task, name.Version, time.GetUtcNow(), null, by, why) { RolledBackFrom = was?.Version });
        return new Promotion(name, was, PromotionOutcome.Promoted, [], null);
    }

    private static ModelName Earlier(ModelLedger ledger, string task, string? version)
    {
        if (version is null)
        {
            return ledger.Before(task) ?? throw new InvalidModelException(
                ModelLedger.FileName, $"names no version of {task} that was live before {ledger.LiveOf(task)}; name one with --to, or promote another");
        }

        var were = ledger.History.Where(entry => entry.Task == task).Select(entry => entry.Version).Distinct(StringComparer.Ordinal).ToList();
        return were.Contains(version)
            ? new ModelName(task, version)
            : throw new InvalidModelException(
                ModelLedger.FileName, $"says that {task}/{version} was never live; expected one of {string.Join(", ", were)} (another version goes live by `stanceml models promote`)");
    }

    /// <summary>The ledger outlives the folders that it names: what ships has the live versions alone.</summary>
    private InvalidModelException Gone(ModelLedger ledger, ModelName name)
    {
        var there = ledger.History
            .Where(entry => entry.Task == name.Task)
            .Select(entry => new ModelName(entry.Task, entry.Version))
            .Distinct()
            .Where(were => were != ledger.LiveOf(name.Task) && ModelName.IsPlain(were.Version) && Directory.Exists(were.FolderIn(models)))
            .Select(were => were.Version)
            .ToList();
        return new InvalidModelException(
            name.FolderIn(models),
            $"is not there, though {name} was live once; "
            + (there.Count == 0 ? "there is nothing to roll back to: put the folder back, or train and promote another version" : $"put the folder back, or name one that is there with --to: {string.Join(", ", there)}"));
    }

    /// <returns>The checks, and what kept the gate from comparing with the live version.</returns>
    private (IReadOnlyList<GateCheck> Checks, string? Remark) Weigh(ModelName name, ModelSet candidate, ModelName? was, bool hasFloor)
    {
        var (compared, live, remark) = was is null ? default : TryLoad(was, name);
        return (Judge(name, candidate, compared, live, hasFloor), remark);
    }

    private IReadOnlyList<GateCheck> Judge(ModelName name, ModelSet candidate, ModelName? liveName, ModelSet? live, bool hasFloor)
    {
        var folder = name.FolderIn(models);
        var manifest = ModelFolder.ReadManifest(folder);
        var smoke = manifest.Smoke;
        var answers = new GateCheck("smoke statements answered as sealed", $"{smoke.Count}", "at least 1", smoke.Count > 0);

        // A pretrained encoder costs what it costs; whoever takes or leaves one has chosen that.
        var speed = live is null || smoke.Count == 0 || ModelFolder.ReadManifest(liveName!.FolderIn(models)).Pretrained != manifest.Pretrained ? null : SmokeSpeed.Measure(Answering(candidate), Answering(live), smoke, time);
        var compared = liveName is null ? null : ModelFigures.Read(liveName.FolderIn(models));
        return [answers, .. PromotionGate.Judge(GateLimits.For(name.Task), ModelFigures.Read(folder), compared, speed, hasFloor, liveName?.Version)];
    }

    /// <returns>The version whose papers count, and what it is timed by. No version, and the reason, when the live one is damaged: then another
    /// must be able to replace it.</returns>
    private (ModelName? Compared, ModelSet? Live, string? Remark) TryLoad(ModelName live, ModelName candidate)
    {
        try
        {
            return (live, ModelSet.LoadVersion(models, live, encoder), null);
        }
        catch (MissingEncoderException e) when (ModelFolder.ReadManifest(candidate.FolderIn(models)).Pretrained is not null)
        {
            // The encoder at hand is the candidate's, so the live version's is another. Both are never at hand, and would not be timed against
            // each other; the papers say the rest.
            return (live, null, $"compared by papers alone: {e.Message}");
        }
        catch (InvalidModelException e) when (e is not MissingEncoderException)
        {
            return (null, null, $"nothing is compared with the live version, which must not be used: {e.Message}");
        }
    }

    private Action<SmokeStatement> Answering(ModelSet model)
    {
        if (model.Quotes is { } quotes)
        {
            return smoke => ModelFolder.Answer(quotes, smoke.Text);
        }

        var judge = model.Stance ?? model.Relevance ?? model.Sentiment!;
        var features = new FeatureVector();
        return smoke =>
        {
            encoder.Fill(smoke.Text, smoke.Target, null, features, judge.Seen(smoke.Actor));
            judge.Judge(features);
        };
    }

    private IReadOnlyList<ModelName> Names(ModelLedger ledger) =>
    [
        .. Folders()
            .Union(ledger.Live.Select(live => new ModelName(live.Key, live.Value)))
            .OrderBy(name => name.Task, StringComparer.Ordinal)
            .ThenBy(name => name.Version, StringComparer.Ordinal),
    ];

    /// <summary>A folder in the place of a version counts although its manifest is missing; one that training is writing does not.</summary>
    private IEnumerable<ModelName> Folders() =>
        from task in FoldersIn(models)
        from version in FoldersIn(task)
        where Labels.Of(Path.GetFileName(task)) is not null || File.Exists(Path.Combine(version, ModelFolder.ManifestFile))
        where !version.EndsWith(VersionFolder.DraftEnding, StringComparison.Ordinal)
        select new ModelName(Path.GetFileName(task), Path.GetFileName(version));

    /// <returns>None where this process may not look, as in the <c>lost+found</c> of a disk: nothing in there could be used.</returns>
    private static string[] FoldersIn(string path)
    {
        try
        {
            return Directory.GetDirectories(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private RegisteredModel Read(ModelLedger ledger, ModelName name)
    {
        var folder = name.FolderIn(models);
        var (manifest, problem) = Verify(name, folder);
        return new RegisteredModel(
            name, folder, problem, manifest, ModelFigures.Read(folder), TrainingConfig.Read(folder), ledger.LiveOf(name.Task) == name, ledger.LiveEntry(name),
            [.. ledger.History.Where(entry => entry.Task == name.Task && entry.Version == name.Version)]);
    }

    private (ModelManifest? Manifest, string? Problem) Verify(ModelName name, string folder)
    {
        ModelManifest? manifest = null;
        try
        {
            manifest = ModelFolder.ReadManifest(folder);
            ModelSet.LoadVersion(models, name, encoder);
            return (manifest, null);
        }
        catch (InvalidModelException e)
        {
            return (manifest, e.Message);
        }
    }

    private InvalidModelException Unknown(ModelLedger ledger, string path)
    {
        var names = Names(ledger).Select(name => ledger.LiveOf(name.Task) == name ? $"{name} (live)" : name.ToString()).ToList();
        return new InvalidModelException(path, names.Count == 0 ? "is no version; the folder holds none" : $"is no version; expected one of {string.Join(", ", names)}");
    }
}
