using System.Text.Json;

namespace StanceML.Training;

/// <summary>
/// <c>held-out.jsonl</c>: how cross-validation answered each training row, so that a later version can be compared row by row.
/// It holds ids, labels, probabilities, and lengths and hashes of texts, and no text.
/// </summary>
internal static class HeldOutFile
{
    public const string Name = "held-out.jsonl";

    /// <summary>Far more than rounding could tell apart, and half the bytes.</summary>
    private const int Decimals = 6;

    public static void Write(string folder, TrainedModel trained) => File.WriteAllLines(
        Path.Combine(folder, Name),
        trained.Examples.Zip(trained.HeldOut, (example, probabilities) => JsonSerializer.Serialize(
            new HeldOutAnswer(
                example.Row.Id,
                trained.Task.Labels[example.Label],
                trained.Task.Labels.Zip(probabilities).ToDictionary(pair => pair.First, pair => Math.Round(pair.Second, Decimals)),
                example.Row.Text.Length,
                HeldOutAnswer.HashOf(example.Row.Text)),
            HeldOutJson.Default.HeldOutAnswer)));

    /// <returns>In row order; null when the version has none that can be trusted.</returns>
    public static IReadOnlyList<HeldOutAnswer>? TryRead(string folder)
    {
        if (SealedFile.TryRead(folder, Name) is not { } bytes)
        {
            return null;
        }

        try
        {
            using var reader = new StreamReader(new MemoryStream(bytes));
            var answers = new List<HeldOutAnswer>();
            while (reader.ReadLine() is { } line)
            {
                answers.Add(JsonSerializer.Deserialize(line, HeldOutJson.Default.HeldOutAnswer) ?? throw new JsonException("found 'null'; expected an answer"));
            }

            return answers;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
