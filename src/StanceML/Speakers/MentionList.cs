namespace StanceML;

/// <summary>The mentions of an article in text order, by token and by sentence. Filled once, never shared.</summary>
internal sealed class MentionList
{
    private readonly List<Mention> _mentions = [];
    private readonly int[] _mentionAt;
    private readonly int[] _phraseAt;
    private readonly Mention?[] _subjects;

    public MentionList(int tokens, int sentences)
    {
        _mentionAt = new int[tokens];
        _phraseAt = new int[tokens];
        _subjects = new Mention?[sentences];
        Array.Fill(_mentionAt, -1);
        Array.Fill(_phraseAt, -1);
    }

    public IReadOnlyList<Mention> All => _mentions;

    /// <summary>The mention that covers the token; null when none does.</summary>
    public Mention? At(int token) => token >= 0 && token < _mentionAt.Length && _mentionAt[token] >= 0 ? _mentions[_mentionAt[token]] : null;

    /// <summary>The mention that covers the token with its name or title; null when none does.</summary>
    public Mention? PhraseAt(int token) => token >= 0 && token < _phraseAt.Length && _phraseAt[token] >= 0 ? _mentions[_phraseAt[token]] : null;

    /// <summary>The sentence's subject; null when it has none yet.</summary>
    public Mention? SubjectOf(int sentence) => _subjects[sentence];

    /// <summary>A subject becomes its sentence's.</summary>
    public void Add(Mention mention)
    {
        if (mention.IsSubject)
        {
            _subjects[mention.Sentence] = mention;
        }

        Array.Fill(_mentionAt, _mentions.Count, mention.FirstToken, mention.EndToken - mention.FirstToken);
        Array.Fill(_phraseAt, _mentions.Count, mention.PhraseFirst, mention.EndToken - mention.PhraseFirst);
        _mentions.Add(mention);
    }

    /// <summary>Puts another mention where the one that covers the token stands.</summary>
    /// <returns>Whether it was its sentence's subject, as the other now is.</returns>
    public bool Replace(int token, Mention mention)
    {
        var wasSubject = _subjects[mention.Sentence] == _mentions[_mentionAt[token]];
        _mentions[_mentionAt[token]] = mention;
        if (wasSubject)
        {
            _subjects[mention.Sentence] = mention;
        }

        return wasSubject;
    }

    /// <summary>Index into <see cref="All"/> of the first mention that starts at or after the token.</summary>
    public int IndexFrom(int token)
    {
        int low = 0, high = _mentions.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_mentions[middle].FirstToken >= token)
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }

        return low;
    }
}
