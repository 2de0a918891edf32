using System.Text;
using AngleSharp.Dom;

namespace StanceML.Worker;

/// <summary>The words of a page's main part: blocks become paragraphs, so that no heading runs into the next sentence.</summary>
internal static class HtmlText
{
    private static readonly HashSet<string> Blocks = new(StringComparer.Ordinal)
    {
        "address", "article", "aside", "blockquote", "dd", "details", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form",
        "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td",
        "tfoot", "th", "thead", "tr", "ul",
    };

    private static readonly HashSet<string> Wordless = new(StringComparer.Ordinal)
    {
        "button", "iframe", "noscript", "object", "script", "select", "style", "svg", "template", "textarea", "title",
    };

    /// <param name="root">Not deeper than the parser's limit: this goes down by recursion.</param>
    /// <returns>Paragraphs with a blank line between them; empty when there are no words.</returns>
    public static string Of(INode root)
    {
        var text = new StringBuilder();
        Append(root, text);
        return text.ToString().Trim();
    }

    private static void Append(INode node, StringBuilder text)
    {
        foreach (var child in node.ChildNodes)
        {
            switch (child)
            {
                case IText words:
                    AppendWords(words.Data, text);
                    break;
                case IElement { LocalName: "br" }:
                    EndLine(text, "\n");
                    break;
                case IElement element when !Wordless.Contains(element.LocalName):
                    AppendElement(element, text);
                    break;
            }
        }
    }

    private static void AppendElement(IElement element, StringBuilder text)
    {
        var isBlock = Blocks.Contains(element.LocalName);
        if (isBlock)
        {
            EndLine(text, "\n\n");
        }

        Append(element, text);
        if (isBlock)
        {
            EndLine(text, "\n\n");
        }
    }

    /// <summary>White space of the source is one space, and none at the start of a line.</summary>
    private static void AppendWords(string words, StringBuilder text)
    {
        foreach (var letter in words)
        {
            if (!char.IsWhiteSpace(letter))
            {
                text.Append(letter);
            }
            else if (text.Length > 0 && text[^1] is not (' ' or '\n'))
            {
                text.Append(' ');
            }
        }
    }

    /// <summary>Makes the text end with at least this many line breaks, unless it is empty.</summary>
    private static void EndLine(StringBuilder text, string breaks)
    {
        while (text.Length > 0 && text[^1] == ' ')
        {
            text.Length--;
        }

        var there = 0;
        while (there < text.Length && text[^(there + 1)] == '\n')
        {
            there++;
        }

        if (text.Length > 0 && there < breaks.Length)
        {
            text.Append(breaks.AsSpan(there));
        }
    }
}
