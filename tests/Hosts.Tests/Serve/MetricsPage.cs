using System.Globalization;
using System.Text.RegularExpressions;

namespace StanceML.Hosts.Tests.Serve;

/// <summary>What <c>/metrics</c> answered.</summary>
internal sealed partial class MetricsPage
{
    private readonly List<(string Name, string Labels, double Value)> _samples;

    private MetricsPage(string text)
    {
        Text = text;
        _samples = [.. Sample().Matches(text).Select(match => (
            match.Groups["name"].Value,
            match.Groups["labels"].Value,
            double.Parse(match.Groups["value"].Value, CultureInfo.InvariantCulture)))];
    }

    public string Text { get; }

    public IEnumerable<string> Names => _samples.Select(sample => sample.Name).Distinct();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<MetricsPage> ReadAsync(HttpClient client) => new(await client.GetStringAsync("/metrics", Token));

    /// <param name="labels">Each as the page writes it: <c>source="api"</c>.</param>
    /// <returns>The sum of the samples that carry all of the labels; null when there is none.</returns>
    public double? Sum(string name, params string[] labels)
    {
        var found = _samples.Where(sample => sample.Name == name && labels.All(label => sample.Labels.Contains(label, StringComparison.Ordinal))).ToList();
        return found.Count == 0 ? null : found.Sum(sample => sample.Value);
    }

    [GeneratedRegex(@"^(?<name>[a-z_:0-9]+)(\{(?<labels>[^}]*)\})? (?<value>\S+)", RegexOptions.Multiline | RegexOptions.IgnoreCase)]
    private static partial Regex Sample();
}
