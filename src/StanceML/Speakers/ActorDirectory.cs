using System.Collections;
using System.Collections.Frozen;
using System.Text.Json;

namespace StanceML;

/// <summary>Knows the actors and finds their mentions.</summary>
/// <remarks>Immutable; safe for concurrent use. <c>actors.json</c> names its sources.</remarks>
public sealed class ActorDirectory
{
    private readonly Dictionary<string, Actor> _byId;
    private readonly Dictionary<string, Actor> _byPlace = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Actor?> _bySurname = new(StringComparer.Ordinal);
    private readonly FrozenDictionary<string, Entry[]>.AlternateLookup<ReadOnlySpan<char>> _byFirstWord;

    /// <summary>First letters of the names: most words need no second look. Letters beyond ASCII share a place with one of it.</summary>
    private readonly bool[] _firstLetters = new bool[FirstLetters];

    private const int FirstLetters = 128;

    /// <summary>Letters; no word of a name is longer.</summary>
    private const int MaxWord = 64;

    /// <summary>Of white space within a name: a line break and the deepest indent.</summary>
    private const int MaxSpace = 40;

    /// <summary>Hashes of some letters and the length of the names' first words: most capitalized words need no look-up.</summary>
    private readonly BitArray _shapes = new(1 << ShapeBits);

    /// <summary>Some 1,700 first words: about one place in ten is taken.</summary>
    private const int ShapeBits = 14;

    private ActorDirectory(ActorsFile file, string name)
    {
        Version = file.Version;
        Actors = file.Actors;
        _byId = new Dictionary<string, Actor>(StringComparer.Ordinal);
        var entries = new List<Entry>();
        var forms = new Dictionary<string, (Actor Actor, string Words)>(StringComparer.Ordinal);
        foreach (var actor in file.Actors)
        {
            Add(actor, name, forms, entries);
        }

        entries.AddRange(file.Exceptions.Select(words => new Entry(NameFolding.Plain(words), null, ActorForm.Name)));
        _byFirstWord = Index(entries).GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var word in _byFirstWord.Dictionary.Keys)
        {
            if (word.Length > 0)
            {
                _firstLetters[word[0] % FirstLetters] = true;
                _shapes[Shape(word)] = true;
            }
        }
    }

    public string Version { get; }

    public IReadOnlyList<Actor> Actors { get; }

    /// <exception cref="InvalidActorsException">The file breaks a rule of its format.</exception>
    public static ActorDirectory LoadBuiltIn()
    {
        using var stream = EmbeddedFile.Open("actors.json");
        return Load(stream, "actors.json");
    }

    /// <param name="name">Names the file in errors.</param>
    /// <exception cref="InvalidActorsException">The file breaks a rule of its format.</exception>
    public static ActorDirectory Load(Stream stream, string name)
    {
        try
        {
            var file = JsonSerializer.Deserialize(stream, ActorsJson.Default.ActorsFile)
                ?? throw new InvalidActorsException(name, "found null; expected an object with version, sources and actors");
            return new ActorDirectory(file, name);
        }
        catch (JsonException e)
        {
            throw new InvalidActorsException(name, $"{e.Message}", e);
        }
    }

    /// <returns>Null when no actor has the id.</returns>
    public Actor? ById(string id) => _byId.GetValueOrDefault(id);

    /// <returns>The country or claimant with this name or seat, in any case; null when none has it.</returns>
    public Actor? ByPlace(ReadOnlySpan<char> name) =>
        _byPlace.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(Plain(name, stackalloc char[MaxWord]), out var actor) ? actor : null;

    /// <returns>The one actor whose people include this surname; null when none or several do.</returns>
    public Actor? BySurname(string surname) => _bySurname.GetValueOrDefault(NameFolding.Plain(surname));

    /// <summary>
    /// Finds names, demonyms, seats and people of actors, case and all. Seats and people are found with marks on their letters as without
    /// (<c>Nicolás</c>); a name or demonym only with marks if it is listed with some: <c>Tōgō</c> is no Togo. The longest name wins where names overlap.
    /// </summary>
    /// <returns>In text order, never overlapping.</returns>
    public IReadOnlyList<ActorMention> Find(string text)
    {
        var mentions = new List<ActorMention>();
        var runs = new RunStarts(text);
        var after = 0;
        Span<char> plain = stackalloc char[MaxWord];
        while (runs.TryNext(out var start))
        {
            if (start < after || !_firstLetters[NameFolding.Plain(text[start]) % FirstLetters])
            {
                continue;
            }

            var wordEnd = WordEnd(text, start);
            var word = Plain(text.AsSpan(start, wordEnd - start), plain);
            if (_shapes[Shape(word)] && _byFirstWord.TryGetValue(word, out var entries) && Longest(entries, word.Length, text, start, wordEnd) is ({ } match, var end))
            {
                after = end;
                if (match.Actor is not null)
                {
                    mentions.Add(new ActorMention(new TextSpan(start, end), match.Actor, match.Form));
                }
            }
        }

        return mentions;
    }

    /// <summary>A word without marks; itself where it is longer than any name's.</summary>
    private static ReadOnlySpan<char> Plain(ReadOnlySpan<char> word, Span<char> plain)
    {
        if (word.Length > plain.Length || !word.ContainsAnyExceptInRange('\0', '\x7F'))
        {
            return word;
        }

        var length = 0;
        foreach (var letter in word)
        {
            if (!NameFolding.IsMark(letter))
            {
                plain[length++] = NameFolding.Plain(letter);
            }
        }

        return length == 0 ? word : plain[..length];
    }

    /// <summary>Where words of this length with these letters at its ends and in the middle stand among the shapes; few others share a place.</summary>
    private static int Shape(ReadOnlySpan<char> word)
    {
        var letters = ((ulong)word[0] << 48) | ((ulong)word[^1] << 32) | ((ulong)word[word.Length / 2] << 16) | (uint)Math.Min(word.Length, ushort.MaxValue);
        return FeatureHash.Bucket(letters, ShapeBits);
    }

    /// <param name="read">Letters of the entries' first word, which ends in the text at <paramref name="at"/>.</param>
    private static (Entry? Entry, int End) Longest(Entry[] longestFirst, int read, string text, int start, int at)
    {
        foreach (var entry in longestFirst)
        {
            if (EndOf(entry.Words, read, text, at) is var end and >= 0 && (entry.MayBeMarked || !NameFolding.HasMarks(text.AsSpan(start, end - start))))
            {
                return (entry, end);
            }
        }

        return default;
    }

    /// <summary>Any white space within a paragraph matches a space and curly apostrophes match straight ones; marks on letters do not count.</summary>
    /// <param name="read">Letters that were found before <paramref name="at"/>.</param>
    /// <returns>Where the words end in the text; -1 when others stand there.</returns>
    private static int EndOf(string words, int read, string text, int at)
    {
        foreach (var letter in words.AsSpan(read))
        {
            at = PastMarks(text, at);
            var past = letter == ' ' ? SpaceEnd(text, at) : at + 1;
            if (at >= text.Length || past == at
                || (letter != ' ' && NameFolding.Plain(text[at]) != letter && !(letter == '\'' && text[at] == '’')))
            {
                return -1;
            }

            at = past;
        }

        at = PastMarks(text, at);
        return at < text.Length && char.IsLetterOrDigit(words[^1]) && char.IsLetterOrDigit(text[at]) ? -1 : at;
    }

    /// <returns>Where the white space ends, which holds one line break at most; the start where there is none.</returns>
    private static int SpaceEnd(string text, int start)
    {
        var end = start;
        for (var lines = 0; end < text.Length && end - start < MaxSpace && char.IsWhiteSpace(text[end]) && (lines += text[end] == '\n' ? 1 : 0) <= 1;)
        {
            end++;
        }

        return end;
    }

    private static int PastMarks(string text, int at)
    {
        while (at < text.Length && NameFolding.IsMark(text[at]))
        {
            at++;
        }

        return at;
    }

    private static int WordEnd(string text, int start)
    {
        var end = start;
        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || NameFolding.IsMark(text[end])))
        {
            end++;
        }

        return end;
    }

    private static FrozenDictionary<string, Entry[]> Index(IEnumerable<Entry> entries) =>
        entries
            .GroupBy(entry => entry.Words[..WordEnd(entry.Words, 0)], StringComparer.Ordinal)
            .ToFrozenDictionary(
                group => group.Key,
                group => group.OrderByDescending(entry => entry.Words.Length).ToArray(),
                StringComparer.Ordinal);

    private void Add(Actor actor, string file, Dictionary<string, (Actor Actor, string Words)> known, List<Entry> entries)
    {
        if (string.IsNullOrWhiteSpace(actor.Id) || !_byId.TryAdd(actor.Id, actor))
        {
            throw new InvalidActorsException(file, $"actor id \"{actor.Id}\" is empty or stands twice; ids are unique");
        }

        AddForms(actor, [actor.Name, .. actor.Aliases], ActorForm.Name, file, known, entries);
        AddForms(actor, actor.Demonyms, ActorForm.Demonym, file, known, entries);
        AddForms(actor, actor.Places, ActorForm.Place, file, known, entries);
        AddForms(actor, actor.Metonyms, ActorForm.Metonym, file, known, entries);
        foreach (var place in actor.Places.Prepend(actor.Name))
        {
            _byPlace.TryAdd(NameFolding.Plain(place), actor);
        }

        AddForms(actor, actor.People, ActorForm.Person, file, known, entries);
        foreach (var person in actor.People)
        {
            var surname = NameFolding.Plain(person[(person.LastIndexOf(' ') + 1)..]);
            _bySurname[surname] = !_bySurname.TryGetValue(surname, out var other) || other == actor ? actor : null;
        }
    }

    private static void AddForms(
        Actor actor, IEnumerable<string> forms, ActorForm form, string file, Dictionary<string, (Actor Actor, string Words)> known, List<Entry> entries)
    {
        foreach (var words in forms)
        {
            if (words.Length == 0 || !char.IsLetterOrDigit(words[0]))
            {
                throw new InvalidActorsException(file, $"actor {actor.Id}: \"{words}\" must start with a letter or digit");
            }

            var plain = NameFolding.Plain(words);
            var isNew = known.TryAdd(plain, (actor, words));
            if (known[plain] is var other && !isNew && (other.Actor != actor || other.Words == words))
            {
                throw new InvalidActorsException(file, $"actor {actor.Id}: \"{words}\" already names {other.Actor.Id}; a form names one actor");
            }

            var isMarked = NameFolding.HasMarks(words);
            if (isNew || isMarked)
            {
                entries.Add(new Entry(plain, actor, form) { MayBeMarked = isMarked || form is not (ActorForm.Name or ActorForm.Demonym) });
            }
        }
    }

    /// <param name="Words">Without marks.</param>
    private sealed record Entry(string Words, Actor? Actor, ActorForm Form)
    {
        /// <summary>Marks on the letters of the text make no other name of it.</summary>
        public bool MayBeMarked { get; init; }
    }
}
