using System.Text;

namespace StanceML;

/// <summary>White space as it does not matter: hard line ends, indents, spaces that do not break.</summary>
internal static class WhiteSpace
{
    /// <returns>The text with one space for each run of white space.</returns>
    public static string Folded(ReadOnlySpan<char> text)
    {
        if (IsFolded(text))
        {
            return text.ToString();
        }

        var folded = new StringBuilder(text.Length);
        var before = 'x';
        foreach (var letter in text)
        {
            _ = !char.IsWhiteSpace(letter) ? folded.Append(letter) : char.IsWhiteSpace(before) ? folded : folded.Append(' ');
            before = letter;
        }

        return folded.ToString();
    }

    private static bool IsFolded(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsWhiteSpace(text[i]) && (text[i] != ' ' || (i > 0 && text[i - 1] == ' ')))
            {
                return false;
            }
        }

        return true;
    }
}
