namespace StanceML;

/// <summary>Gives each token its part of speech: the likeliest row of classes under a model of three in a row (Viterbi).</summary>
/// <remarks>Immutable; safe for concurrent use. Linear in the length of the text.</remarks>
internal static class PartOfSpeechTagger
{
    private const int TagCount = 38;
    private const int Most = TagChoices.Most;

    /// <summary>A sentence longer than this is tagged piece by piece, in tokens.</summary>
    private const int MaxTokens = 200;

    /// <summary>The lexicon's costs are eighths of a nat, the trigrams' sixteenths.</summary>
    private const int LexiconScale = 2;

    private static readonly byte[] Trigrams = ReadTrigrams();

    /// <param name="tokens">The document's.</param>
    /// <returns>One class a token.</returns>
    public static PartOfSpeech[] Tag(Document document, Token[] tokens)
    {
        var tags = new PartOfSpeech[tokens.Length];
        var lattice = new Lattice();
        foreach (var sentence in document.SentenceArray)
        {
            for (var first = sentence.FirstToken; first < sentence.EndToken; first += MaxTokens)
            {
                lattice.Tag(document, tokens, first, Math.Min(sentence.EndToken, first + MaxTokens), first == sentence.FirstToken, tags);
            }
        }

        return tags;
    }

    /// <summary>The file's order is first, second, third class; here the first, which the search varies most, comes last.</summary>
    private static byte[] ReadTrigrams()
    {
        using var stream = EmbeddedFile.Open("tag-trigrams.bin");
        var file = new byte[TagCount * TagCount * TagCount];
        stream.ReadExactly(file);
        var costs = new byte[file.Length];
        for (var i = 0; i < file.Length; i++)
        {
            var (first, rest) = Math.DivRem(i, TagCount * TagCount);
            var (second, third) = Math.DivRem(rest, TagCount);
            costs[(((third * TagCount) + second) * TagCount) + first] = file[i];
        }

        return costs;
    }

    /// <summary>Costs of three classes in a row, by the first.</summary>
    private static ReadOnlySpan<byte> Costs(PartOfSpeech second, PartOfSpeech third) =>
        Trigrams.AsSpan((((int)third * TagCount) + (int)second) * TagCount, TagCount);

    /// <summary>Scores of one sentence, reused for the next.</summary>
    private sealed class Lattice
    {
        /// <summary>Room for a place below <see cref="Most"/>; the costs of <see cref="MaxTokens"/> tokens take 25 bits at most.</summary>
        private const int PlaceBits = 3;

        private static readonly WordTag[] Start = [new(PartOfSpeech.Mark, 0)];

        private readonly WordTag[] _tags = new WordTag[MaxTokens * Most];
        private readonly int[] _counts = new int[MaxTokens];
        private readonly byte[] _back = new byte[MaxTokens * Most * Most];
        private int[] _before = new int[Most * Most];
        private int[] _now = new int[Most * Most];

        public void Tag(Document document, Token[] tokens, int first, int end, bool opens, PartOfSpeech[] into)
        {
            var entries = document.Entries;
            var length = end - first;
            for (var i = 0; i < length; i++)
            {
                var token = tokens[first + i];
                var starts = i == 0 ? opens : opens && i == 1 && _tags[0].Tag == PartOfSpeech.Mark;
                _counts[i] = TagChoices.Write(entries[first + i], token.Span.Of(document.Text), token.Kind, starts, _tags.AsSpan(i * Most, Most));
            }

            Forward(length);
            Backward(first, length, into);
        }

        private void Forward(int length)
        {
            // A sentence starts after marks: state (mark, first class).
            for (var b = 0; b < _counts[0]; b++)
            {
                var tag = _tags[b];
                _before[b] = (tag.Cost * LexiconScale) + Costs(PartOfSpeech.Mark, tag.Tag)[(int)PartOfSpeech.Mark];
            }

            for (var i = 1; i < length; i++)
            {
                if (_counts[i] == 1 && _counts[i - 1] == 1 && (i == 1 || _counts[i - 2] == 1))
                {
                    // One way only: most words are sure.
                    _now[0] = _before[0];
                    _back[i * Most * Most] = 0;
                }
                else
                {
                    for (var b = 0; b < _counts[i]; b++)
                    {
                        Extend(i, b);
                    }
                }

                (_before, _now) = (_now, _before);
            }
        }

        private void Extend(int i, int b)
        {
            var tag = _tags[(i * Most) + b];
            var earlier = i == 1 ? 1 : _counts[i - 2];
            var starts = i == 1 ? Start : _tags.AsSpan((i - 2) * Most, earlier);
            var middles = _tags.AsSpan((i - 1) * Most, _counts[i - 1]);
            for (var a = 0; a < middles.Length; a++)
            {
                // Each cost with its place behind it: the least is found without a branch, which would be guessed wrong half of the time.
                var costs = Costs(middles[a].Tag, tag.Tag);
                var before = _before.AsSpan(a);
                var best = int.MaxValue;
                for (var z = 0; z < starts.Length; z++)
                {
                    best = Math.Min(best, ((before[z * Most] + costs[(int)starts[z].Tag]) << PlaceBits) | z);
                }

                _now[(a * Most) + b] = (best >> PlaceBits) + (tag.Cost * LexiconScale);
                _back[(((i * Most) + a) * Most) + b] = (byte)(best & ((1 << PlaceBits) - 1));
            }
        }

        private void Backward(int first, int length, PartOfSpeech[] into)
        {
            var (a, b) = (0, 0);
            var best = int.MaxValue;
            for (var x = 0; x < (length > 1 ? _counts[length - 2] : 1); x++)
            {
                for (var y = 0; y < _counts[length - 1]; y++)
                {
                    if (_before[(x * Most) + y] < best)
                    {
                        (best, a, b) = (_before[(x * Most) + y], x, y);
                    }
                }
            }

            for (var i = length - 1; i >= 0; i--)
            {
                into[first + i] = _tags[(i * Most) + b].Tag;
                (a, b) = (_back[(((i * Most) + a) * Most) + b], a);
            }
        }
    }
}
