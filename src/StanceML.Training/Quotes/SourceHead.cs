using System.Collections.Frozen;

namespace StanceML.Training;

/// <summary>Finds the word that heads a source: <c>Brandt</c> in <c>Ilse Brandt, the minister</c>, <c>officials</c> in <c>two officials who left</c>.</summary>
/// <remarks>
/// It is the last word before the first comma, bracket or dash, the first relative pronoun, or the first preposition after a noun.
/// A possessive <c>'s</c>, <c>Jr.</c> and <c>himself</c> are passed over; in <c>some of the voters</c> the voters count;
/// a phrase behind the noun (<c>people familiar with</c>, <c>a poll released by</c>) does not; a pronoun is its own head.
/// The lists are closed word classes of English, written for this measure.
/// </remarks>
public static class SourceHead
{
    private static readonly FrozenSet<string> Prepositions = Set(
        "of for from in on at with to by about among against between within without under over behind near inside outside across through during since after before as into like including toward towards around along via per until upon off beyond beside besides despite");

    private static readonly FrozenSet<string> Relatives = Set("who whom whose which that where when");

    /// <summary>Stand before a noun and are no head unless they stand alone.</summary>
    private static readonly FrozenSet<string> Determiners = Set("a an the my your his her its our their no every");

    /// <summary>May be a head (<c>some in the party</c>), but not before <c>of</c>.</summary>
    private static readonly FrozenSet<string> Quantifiers = Set(
        "some many most all both each few several any one two three four five six seven eight nine ten dozens hundreds thousands millions half more none much either neither another those these this that another");

    private static readonly FrozenSet<string> PassedOver = Set(
        "'s ’s himself herself itself themselves myself ourselves yourself jr jr. sr sr. ii iii iv alone too also");

    /// <summary>Behind a noun and before a preposition they belong to what follows.</summary>
    private static readonly FrozenSet<string> AfterNoun = Set(
        "close familiar responsible present critical opposed loyal sympathetic aware knowledgeable speaking living working standing attending belonging known");

    /// <summary>Follow <c>Secretary of</c> and its like; a name may come behind them.</summary>
    private static readonly FrozenSet<string> Offices = Set(
        "State Defense Defence Staff Treasury Commerce Justice Labor Labour Energy Education Agriculture Transportation Interior Homeland Security Affairs Health War Parliament Congress");

    private enum Step
    {
        /// <summary>A quotation mark, a possessive, a suffix of a name.</summary>
        Pass,

        /// <summary>A word that heads nothing unless it stands alone.</summary>
        Word,
        Head,

        /// <summary>One that ends the head, unless a name comes behind the office.</summary>
        Preposition,
        End,
    }

    /// <returns>Where the head stands in the source; null when the source has no word.</returns>
    public static TextSpan? In(string source)
    {
        var tokens = Tokenizer.Tokenize(source);
        var (head, before, last) = (-1, -1, -1);
        for (var i = 0; i < tokens.Length; i++)
        {
            switch (StepAt(source, tokens, i, head, last))
            {
                case Step.Word:
                    last = i;
                    break;
                case Step.Head:
                    (before, head, last) = (head, i, i);
                    break;
                case Step.Preposition when NameAfterOffice(source, tokens, i) is { } name:
                    i = name - 1;
                    break;
                case Step.Preposition:
                    return tokens[before >= 0 && BelongsBehind(source, tokens[head]) ? before : head].Span;
                case Step.End:
                    return tokens[head].Span;
            }
        }

        return last < 0 ? null : tokens[head < 0 ? last : head].Span;
    }

    /// <param name="head">Token of the head so far; -1 before it.</param>
    /// <param name="last">The last word so far; -1 before it.</param>
    private static Step StepAt(string source, Token[] tokens, int at, int head, int last)
    {
        if (tokens[at].Kind is not (TokenKind.Word or TokenKind.Number))
        {
            return head >= 0 && tokens[at].Kind == TokenKind.Punctuation && source[tokens[at].Span.Start] is ',' or ';' or ':' or '(' or '[' or '-' or '–' or '—'
                ? Step.End
                : Step.Pass;
        }

        var word = Lower(source, tokens[at]);
        var isPreposition = Prepositions.Contains(word);
        return head >= 0 && isPreposition && (word != "of" || !Quantifiers.Contains(Lower(source, tokens[head]))) ? Step.Preposition
            : head >= 0 && Relatives.Contains(word) ? Step.End
            : last >= 0 && PassedOver.Contains(word) ? Step.Pass
            : isPreposition || Determiners.Contains(word) ? Step.Word
            : Step.Head;
    }

    /// <returns>The token of the name behind <c>of State</c>, <c>of Homeland Security</c>; null when none stands there.</returns>
    private static int? NameAfterOffice(string source, Token[] tokens, int preposition)
    {
        var at = preposition + 1;
        while (at < tokens.Length && (Offices.Contains(tokens[at].Span.Of(source).ToString()) || (at > preposition + 1 && tokens[at].Span.Of(source) is "and")))
        {
            at++;
        }

        return at > preposition + 1 && at < tokens.Length && tokens[at].Kind == TokenKind.Word && char.IsUpper(source[tokens[at].Span.Start]) ? at : null;
    }

    private static bool BelongsBehind(string source, Token token) =>
        AfterNoun.Contains(Lower(source, token))
        || (char.IsLower(source[token.Span.Start]) && token.Span.Of(source).EndsWith("ed", StringComparison.Ordinal));

    private static string Lower(string source, Token token) => token.Span.Of(source).ToString().ToLowerInvariant();

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
