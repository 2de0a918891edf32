namespace StanceML.Store.Tests.Counts;

public abstract class ProfileStoreTests : IDisposable
{
    private readonly StoreWorld _world;

    internal ProfileStoreTests(StoreWorld world) => _world = world;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private ProfileStore Profiles => new(_world.Database);

    public void Dispose()
    {
        _world.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task What_an_actor_says_is_counted_by_question_and_by_who_speaks()
    {
        await SaysAsync("Ann Smith", "RU", "kosovo", "oppose", 3);
        await SaysAsync("Ann Smith", "RU", "kosovo", "oppose", 4);
        await SaysAsync("Karl Moss", "RU", "abkhazia", "support", 5);
        await SaysAsync("Karl Moss", "AL", "kosovo", "support", 6);
        Assert.Equal(
            [new QuestionCount("kosovo", new(0, 2, 0, 0), new(2026, 1, 4)), new QuestionCount("abkhazia", new(1, 0, 0, 0), new(2026, 1, 5))],
            await Profiles.QuestionsOfActorAsync("RU", copies: true, Token));
        Assert.Equal(
            [new SpeakerCount("Ann Smith", "RU", new(0, 2, 0, 0), new(2026, 1, 4)), new SpeakerCount("Karl Moss", "RU", new(1, 0, 0, 0), new(2026, 1, 5))],
            await Profiles.SpeakersForAsync("RU", copies: true, limit: 5, Token));
        Assert.Empty(await Profiles.QuestionsOfActorAsync("DE", copies: true, Token));
        Assert.Empty(await Profiles.SpeakersForAsync("", copies: true, limit: 5, Token));
        Assert.Empty(await Profiles.QuestionsOfActorAsync("\0", copies: true, Token));
    }

    [Fact]
    public async Task What_a_speaker_says_is_counted_by_question_and_by_whom_it_is_said_for()
    {
        await SaysAsync("Karl Moss", "RU", "abkhazia", "support", 5);
        await SaysAsync("Karl Moss", "AL", "kosovo", "support", 6);
        await SaysAsync("Karl Moss", null, "kosovo", "neutral", 7);
        Assert.Equal(
            [new QuestionCount("kosovo", new(1, 0, 1, 0), new(2026, 1, 7)), new QuestionCount("abkhazia", new(1, 0, 0, 0), new(2026, 1, 5))],
            await Profiles.QuestionsOfSpeakerAsync("Karl Moss", copies: true, Token));
        Assert.Equal(
            [new ActorCount("", new(0, 0, 1, 0), new(2026, 1, 7)), new ActorCount("AL", new(1, 0, 0, 0), new(2026, 1, 6)), new ActorCount("RU", new(1, 0, 0, 0), new(2026, 1, 5))],
            await Profiles.ActorsOfSpeakerAsync("Karl Moss", copies: true, Token));
        Assert.Empty(await Profiles.QuestionsOfSpeakerAsync("Nobody", copies: true, Token));
    }

    private Task<string> SaysAsync(string speaker, string? actor, string question, string stance, int day) => _world.SaveAsync(
        StoreWorld.Article($"{speaker} {actor} {question} {stance} {day}.") with { Published = new(2026, 1, day, 9, 0, 0, TimeSpan.Zero) },
        record => record.By(speaker, actor).Toward(question, stance));
}
