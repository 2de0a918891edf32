using System.Globalization;

namespace StanceML.Dashboard.Parts;

/// <summary>Reads words of a page's address: the framework answers 500 to what it cannot read itself (dotnet/aspnetcore#52483).</summary>
internal sealed class AddressWords
{
    private readonly List<string> _problems = [];

    /// <summary>What cannot be used, for <see cref="Unusable"/>.</summary>
    public IReadOnlyList<string> Problems => _problems;

    public void Report(string name, string problem) => _problems.Add($"{name} {problem}");

    /// <param name="word">Null or blank asks for nothing, and so does one that cannot be used.</param>
    public bool IsTrue(string name, string? word)
    {
        if (!bool.TryParse(word, out var isTrue) && !string.IsNullOrWhiteSpace(word))
        {
            Report(name, $"is '{word}'; allowed: true, false");
        }

        return isTrue;
    }

    /// <param name="word">Null or blank asks for nothing.</param>
    /// <returns>Null when nothing is asked for, or what cannot be used.</returns>
    public long? Number(string name, string? word, long most = long.MaxValue)
    {
        if (long.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= most)
        {
            return number;
        }

        if (!string.IsNullOrWhiteSpace(word))
        {
            Report(name, string.Create(CultureInfo.InvariantCulture, $"is '{word}'; allowed: 0 to {most}"));
        }

        return null;
    }
}
