using System.Text.Json.Nodes;
using Xunit;

namespace StanceML.Training.Tests;

public sealed class ModelRegistryTests : IDisposable
{
    private readonly ToyRegistry _toy = new();

    public void Dispose() => _toy.Dispose();

    [Fact]
    public void A_version_as_good_as_the_live_one_goes_live_and_the_ledger_says_who_why_and_what_was_checked()
    {
        _toy.WriteLive("2026.1.1");
        _toy.Write("2026.1.2");
        var promotion = _toy.Promote("2026.1.2");
        Assert.Equal((PromotionOutcome.Promoted, "stance/2026.1.1"), (promotion.Outcome, promotion.Was!.ToString()));
        var (old, entry) = (_toy.Ledger.History[0], _toy.Ledger.History[1]);
        Assert.Equal(("2026.1.2", "Ann Smith", "a test"), (_toy.Ledger.Live[Labels.StanceTask], entry.By, entry.Why));
        Assert.Equal((entry.From, (DateTimeOffset?)null, (string?)null), (old.Until, entry.Until, entry.Override));
        Assert.Equal(promotion.Checks, entry.Gate);
        Assert.Contains("F1 of oppose", entry.Gate!.Select(check => check.Name));
        Assert.Contains("median time per smoke statement", entry.Gate!.Select(check => check.Name));
    }

    [Fact]
    public void A_version_that_fails_a_check_is_refused_and_nothing_changes()
    {
        _toy.WriteLive("2026.1.1");
        Weaken(_toy.Write("2026.1.2"));
        var before = File.ReadAllBytes(Path.Combine(_toy.Models, ModelLedger.FileName));
        var promotion = _toy.Promote("2026.1.2");
        Assert.Equal(PromotionOutcome.Refused, promotion.Outcome);
        Assert.Contains(promotion.Checks, check => check is { Name: "F1 of oppose", Found: "0.100", Passed: false });
        Assert.Equal(before, File.ReadAllBytes(Path.Combine(_toy.Models, ModelLedger.FileName)));
    }

    [Fact]
    public void The_gate_can_be_asked_without_changing_anything()
    {
        _toy.WriteLive("2026.3.1");
        Weaken(_toy.Write("2026.3.2"));
        Assert.Contains(_toy.Registry.Ask(ToyRegistry.Stance("2026.3.2")), check => !check.Passed);
        Assert.Equal("2026.3.1", _toy.Ledger.Live[Labels.StanceTask]);
        Assert.Empty(_toy.Registry.Ask(ToyRegistry.Stance("2026.3.1")));
    }

    [Fact]
    public void An_override_lets_it_through_and_is_kept_with_the_checks_that_failed()
    {
        _toy.WriteLive("2026.1.1");
        Weaken(_toy.Write("2026.1.2"));
        Assert.Equal(PromotionOutcome.Overridden, _toy.Promote("2026.1.2", overridden: "oppose does not matter here").Outcome);
        var entry = _toy.Ledger.LiveEntry(ToyRegistry.Stance("2026.1.2"))!;
        Assert.Equal("oppose does not matter here", entry.Override);
        Assert.Equal(["F1 of oppose"], entry.Gate!.Where(check => !check.Passed).Select(check => check.Name));
    }

    [Fact]
    public void An_override_that_was_not_needed_is_not_kept()
    {
        _toy.WriteLive("2026.1.1");
        _toy.Write("2026.1.2");
        Assert.Equal(PromotionOutcome.Promoted, _toy.Promote("2026.1.2", overridden: "to be safe").Outcome);
        Assert.Null(_toy.Ledger.History[^1].Override);
    }

    [Fact]
    public void No_override_makes_a_damaged_folder_live()
    {
        _toy.WriteLive("2026.1.1");
        File.AppendAllText(Path.Combine(_toy.Write("2026.1.2"), "card.md"), "one more line");
        var refusal = Assert.Throws<InvalidModelException>(() => _toy.Promote("2026.1.2", overridden: "now"));
        Assert.Contains("card.md: found SHA-256", refusal.Message, StringComparison.Ordinal);
        Assert.Equal("2026.1.1", _toy.Ledger.Live[Labels.StanceTask]);
    }

    [Fact]
    public void A_damaged_live_version_can_be_replaced_and_is_not_compared_with()
    {
        _toy.WriteLive("2026.1.1");
        File.Delete(Path.Combine(_toy.Models, "stance", "2026.1.1", "model.zip"));
        _toy.Write("2026.1.2");
        var promotion = _toy.Promote("2026.1.2", overridden: "the live one is damaged");
        Assert.DoesNotContain(promotion.Checks, check => check.Name.StartsWith("F1 of", StringComparison.Ordinal));
        Assert.Contains("model.zip: is missing", promotion.Remark, StringComparison.Ordinal);
        Assert.Equal("2026.1.2", _toy.Ledger.Live[Labels.StanceTask]);
    }

    [Fact]
    public void Promoting_the_live_version_changes_nothing()
    {
        _toy.WriteLive("2026.1.1");
        Assert.Equal(PromotionOutcome.AlreadyLive, _toy.Promote("2026.1.1").Outcome);
        Assert.Single(_toy.Ledger.History);
    }

    [Fact]
    public void The_first_version_meets_its_floor_unless_its_trainer_waives_it()
    {
        Forgery.ChangeMetrics(_toy.Write("2026.1.1"), metrics => Figure(metrics, "macro-F1")["value"] = 0.2);
        Assert.Equal(PromotionOutcome.Refused, _toy.Promote("2026.1.1").Outcome);
        Assert.False(File.Exists(Path.Combine(_toy.Models, ModelLedger.FileName)));
        Assert.Equal(PromotionOutcome.Promoted, _toy.Promote("2026.1.1", hasFloor: false).Outcome);
    }

    [Fact]
    public void A_model_that_has_nothing_to_answer_is_refused()
    {
        Forgery.ChangeManifest(_toy.Write("2026.1.1"), manifest => manifest["smoke"] = new JsonArray());
        var promotion = _toy.Promote("2026.1.1", hasFloor: false);
        Assert.Equal(PromotionOutcome.Refused, promotion.Outcome);
        Assert.Equal("0", Assert.Single(promotion.Checks).Found);
    }

    [Fact]
    public void A_rollback_goes_back_one_version_at_a_time_and_never_to_what_it_left()
    {
        foreach (var version in new[] { "2026.1.1", "2026.1.2", "2026.1.3" })
        {
            _toy.WriteLive(version);
        }

        Assert.Equal("stance/2026.1.2", _toy.Rollback().Model.ToString());
        Assert.Equal("stance/2026.1.1", _toy.Rollback().Model.ToString());
        Assert.Contains("no version of stance that was live before", Assert.Throws<InvalidModelException>(() => _toy.Rollback()).Message, StringComparison.Ordinal);
        var entry = _toy.Ledger.History[^1];
        Assert.Equal(("2026.1.1", "2026.1.2", "Karl Moss", "it was worse"), (entry.Version, entry.RolledBackFrom, entry.By, entry.Why));
        Assert.Equal(1, _toy.Ledger.History.Count(one => one.Until is null));
    }

    [Fact]
    public void A_rollback_to_a_version_by_name_needs_one_that_was_live()
    {
        _toy.WriteLive("2026.1.1");
        _toy.WriteLive("2026.1.2");
        _toy.Write("2026.1.3");
        Assert.Equal("stance/2026.1.1", _toy.Rollback("2026.1.1").Model.ToString());
        Assert.Contains("was never live; expected one of 2026.1.1, 2026.1.2", Assert.Throws<InvalidModelException>(() => _toy.Rollback("2026.1.3")).Message, StringComparison.Ordinal);
        Assert.Equal(PromotionOutcome.AlreadyLive, _toy.Rollback("2026.1.1").Outcome);
    }

    [Fact]
    public void A_rollback_to_a_damaged_version_is_refused_and_nothing_changes()
    {
        _toy.WriteLive("2026.1.1");
        _toy.WriteLive("2026.1.2");
        File.Delete(Path.Combine(_toy.Models, "stance", "2026.1.1", "card.md"));
        Assert.Contains("card.md: is missing", Assert.Throws<InvalidModelException>(() => _toy.Rollback()).Message, StringComparison.Ordinal);
        Assert.Equal("2026.1.2", _toy.Ledger.Live[Labels.StanceTask]);
    }

    [Fact]
    public void A_rollback_to_a_version_whose_folder_is_gone_names_it_and_what_is_there()
    {
        foreach (var version in new[] { "2026.1.1", "2026.1.2", "2026.1.3" })
        {
            _toy.WriteLive(version);
        }

        Directory.Delete(Path.Combine(_toy.Models, "stance", "2026.1.2"), recursive: true);
        Assert.EndsWith(
            "2026.1.2: is not there, though stance/2026.1.2 was live once; put the folder back, or name one that is there with --to: 2026.1.1",
            Assert.Throws<InvalidModelException>(() => _toy.Rollback()).Message,
            StringComparison.Ordinal);
        Directory.Delete(Path.Combine(_toy.Models, "stance", "2026.1.1"), recursive: true);
        Assert.EndsWith(
            "is not there, though stance/2026.1.2 was live once; there is nothing to roll back to: put the folder back, or train and promote another version",
            Assert.Throws<InvalidModelException>(() => _toy.Rollback()).Message,
            StringComparison.Ordinal);
        Assert.Equal("2026.1.3", _toy.Ledger.Live[Labels.StanceTask]);
    }

    [Fact]
    public void A_first_version_under_its_floor_goes_live_with_a_warning()
    {
        Forgery.ChangeMetrics(_toy.Write("2026.1.1"), metrics => Figure(metrics, "macro-F1")["value"] = 0.0);
        var first = _toy.Promote("2026.1.1", hasFloor: false);
        Assert.Equal(
            (PromotionOutcome.Promoted, "WARNING: live all the same, as the first of its task, with macro-F1 0.000; expected at least 0.600, the floor of its task"),
            (first.Outcome, first.Remark));
        _toy.Write("2026.1.2");
        Assert.Null(_toy.Promote("2026.1.2").Remark);
    }

    [Fact]
    public void Reading_all_names_every_folder_that_must_not_be_used_and_passes_over_drafts()
    {
        _toy.WriteLive("2026.1.1");
        File.Delete(Path.Combine(_toy.Write("2026.1.2"), "manifest.json"));
        Directory.CreateDirectory(Path.Combine(_toy.Models, "stance", "2026.1.3.draft"));
        Directory.CreateDirectory(Path.Combine(_toy.Models, "notes", "on-models"));
        var models = _toy.Registry.ReadAll().ToList();
        Assert.Equal(["stance/2026.1.1", "stance/2026.1.2"], models.Select(model => model.Name.ToString()));
        Assert.Equal((true, null), (models[0].IsLive, models[0].Problem));
        Assert.EndsWith("manifest.json: is missing", models[1].Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_version_that_is_not_there_is_answered_with_those_that_are()
    {
        _toy.WriteLive("2026.1.1");
        var refusal = Assert.Throws<InvalidModelException>(() => _toy.Registry.Read(ToyRegistry.Stance("2026.1.7")));
        Assert.EndsWith("is no version; expected one of stance/2026.1.1 (live)", refusal.Message, StringComparison.Ordinal);
    }

    private static void Weaken(string folder) => Forgery.ChangeMetrics(folder, metrics =>
    {
        Label(metrics["labels"]!)["f1"] = 0.1;
        Label(metrics["live"]!["labels"]!)["new"] = 0.1;

        static JsonNode Label(JsonNode labels) => labels.AsArray().Single(label => label!["label"]!.GetValue<string>() == Labels.Oppose)!;
    });

    private static JsonNode Figure(JsonNode metrics, string name) =>
        metrics["figures"]!.AsArray().Single(figure => figure!["name"]!.GetValue<string>() == name)!;
}
