namespace StanceML.Store.Tests.Keys;

public sealed class ApiKeyTests
{
    [Fact]
    public void A_name_can_be_shown()
    {
        Assert.Null(ApiKey.ProblemOfName("Bureau für Übersetzung"));
        foreach (var name in new[] { null, " ", "line\nbreak", "turned\u202Eround", "half \ud83d", new string('a', 101) })
        {
            Assert.NotNull(ApiKey.ProblemOfName(name));
        }
    }
}
