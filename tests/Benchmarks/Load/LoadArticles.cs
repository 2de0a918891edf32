using System.Globalization;
using System.Text;
using System.Text.Json;

namespace StanceML.Benchmarks;

/// <summary>Any number of articles of 3,000 to 6,000 characters, no two alike: paragraphs of annotated articles, drawn by lot.</summary>
/// <remarks>As cheap to make as can be: the sender shares the cores with the worker that is measured.</remarks>
internal sealed class LoadArticles
{
    private const int MinChars = 3_000, MaxChars = 6_000;

    private readonly string[] _paragraphs;

    /// <summary>As they stand within a JSON string, each after an empty line.</summary>
    private readonly string[] _encoded;

    public LoadArticles(IEnumerable<string> texts)
    {
        _paragraphs = [.. texts.SelectMany(text => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).Where(paragraph => paragraph.Length is > 60 and < 1_500)];
        _encoded = [.. _paragraphs.Select(paragraph => $"\\n\\n{JsonEncodedText.Encode(paragraph)}")];
    }

    public string Json(int number) => Append(new StringBuilder(), number).ToString();

    /// <summary>As a JSON array.</summary>
    public string Json(int from, int count)
    {
        var json = new StringBuilder();
        for (var number = from; number < from + count; number++)
        {
            Append(json.Append(number == from ? '[' : ','), number);
        }

        return json.Append(']').ToString();
    }

    private StringBuilder Append(StringBuilder json, int number)
    {
        var lot = Mixed((uint)number);
        var length = MinChars + (int)(lot % (MaxChars - 1_500 - MinChars));
        json.Append(CultureInfo.InvariantCulture, $"{{\"outlet\":\"Desk {Math.Abs(number % 40)}\",\"text\":\"DISPATCH {number}");
        for (var chars = 0; chars < length;)
        {
            lot = Mixed(lot);
            var drawn = lot % (ulong)_paragraphs.Length;
            json.Append(_encoded[drawn]);
            chars += _paragraphs[drawn].Length + 2;
        }

        return json.Append("\"}");
    }

    /// <summary>The finalizer of SplitMix64.</summary>
    private static ulong Mixed(ulong value)
    {
        value += 0x9E3779B97F4A7C15;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
