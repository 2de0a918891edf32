namespace StanceML;

/// <summary>Walks a text in the units by which names are compared: words, and marks one by one.</summary>
/// <remarks>
/// Spaces, single line ends, apostrophes inside a word and hyphens between words separate units and are none:
/// <c>South-Ossetia</c> and <c>South Ossetia</c>, <c>Sana'a</c> and <c>Sana’a</c> read alike, and a possessive ends its name.
/// </remarks>
internal ref struct NameReader(ReadOnlySpan<char> text, Span<char> buffer)
{
    private readonly ReadOnlySpan<char> _text = text;
    private readonly Span<char> _buffer = buffer;
    private int _position;
    private int _length;

    public int Start { get; private set; }

    public readonly int End => _position;

    public LetterCase Case { get; private set; }

    /// <summary>The unit folded: small letters without marks; empty for a word longer than any name and for a paragraph's end.</summary>
    public readonly ReadOnlySpan<char> Folded => _buffer[.._length];

    /// <summary>Of <see cref="Folded"/>; <see cref="WordKey.None"/> where that is empty, long or not ASCII.</summary>
    public readonly ulong Key => WordKey.Of(_buffer, _length);

    public bool Read()
    {
        while (_position < _text.Length)
        {
            var c = _text[_position];
            if (char.IsLetterOrDigit(c))
            {
                ReadWord();
                return true;
            }

            if (char.IsWhiteSpace(c))
            {
                if (ReadSpace())
                {
                    return true;
                }
            }
            else if (IsJoint(c))
            {
                _position++;
            }
            else
            {
                ReadMark(c);
                return true;
            }
        }

        return false;
    }

    private void ReadWord()
    {
        Start = _position;
        _length = 0;
        var fits = true;
        bool capital = char.IsUpper(_text[_position]), small = false;
        for (; _position < _text.Length && (char.IsLetterOrDigit(_text[_position]) || NameFolding.IsMark(_text[_position])); _position++)
        {
            var c = _text[_position];
            small |= char.IsLower(c);
            var written = fits ? NameFolding.Fold(c, _buffer[_length..]) : -1;
            fits = written >= 0;
            _length += fits ? written : 0;
        }

        _length = fits ? _length : 0;
        Case = !capital ? LetterCase.Lower : small ? LetterCase.Capital : LetterCase.AllCapitals;
    }

    /// <returns>True when a blank line was crossed: names do not reach across paragraphs.</returns>
    private bool ReadSpace()
    {
        Start = _position;
        _length = 0;
        var lines = 0;
        for (; _position < _text.Length && char.IsWhiteSpace(_text[_position]); _position++)
        {
            lines += _text[_position] == '\n' ? 1 : 0;
        }

        Case = LetterCase.Lower;
        return lines > 1;
    }

    private void ReadMark(char c)
    {
        Start = _position++;
        _buffer[0] = IsApostrophe(c) ? '\'' : c;
        _length = 1;
        Case = LetterCase.Lower;
    }

    private readonly bool IsJoint(char c) =>
        NameFolding.IsMark(c)
        || (c == '-' && StandsBetweenSpaces())
        || ((IsApostrophe(c) || c is '-' or '\u2010' or '\u2011' or '\u2012' or '\u2013') && StandsInsideWord());

    private readonly bool StandsInsideWord() =>
        _position > 0 && _position + 1 < _text.Length
        && char.IsLetterOrDigit(_text[_position - 1]) && char.IsLetterOrDigit(_text[_position + 1]);

    /// <summary>Some archives write <c>Turkish - Cypriot</c>.</summary>
    private readonly bool StandsBetweenSpaces() =>
        _position > 0 && _position + 1 < _text.Length && _text[_position - 1] == ' ' && _text[_position + 1] == ' ';

    private static bool IsApostrophe(char c) => c is '\'' or '’' or '‘' or '`';
}
