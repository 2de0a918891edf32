namespace StanceML;

/// <summary>Turns a catalogue into the tree that the detector walks.</summary>
internal sealed class NamePatterns
{
    /// <summary>Shorter last words (<c>Kim Jong Un</c>, <c>Pu Yi</c>) are everyday words or no surnames.</summary>
    private const int MinSurnameChars = 3;

    /// <summary>Longer words in capitals (<c>SADR</c>, <c>POLISARIO</c>) name one thing only.</summary>
    private const int MaxAcronymChars = 3;

    private static readonly string[] FunctionWords = ["of", "the", "and", "on", "in", "to", "with", "for", "d"];

    private readonly TargetCatalogue _catalogue;
    private readonly NameTrie _trie = new();
    private readonly HashSet<string> _placesOfOne;
    private int _people;

    private NamePatterns(TargetCatalogue catalogue)
    {
        _catalogue = catalogue;
        _placesOfOne = [.. catalogue.Targets.SelectMany(target => target.Places).CountBy(place => place).Where(count => count.Value == 1).Select(count => count.Key)];
    }

    public static NameTrie Build(TargetCatalogue catalogue)
    {
        var patterns = new NamePatterns(catalogue);
        for (var i = 0; i < catalogue.Targets.Count; i++)
        {
            patterns.Add(i, catalogue.Targets[i]);
        }

        return patterns._trie;
    }

    private void Add(int index, RecognitionTarget target)
    {
        Add(index, MentionRole.Claimant, target.Aliases, NameStrengthOf);
        Add(index, MentionRole.Claimant, target.Demonyms, NameStrengthOf);
        Add(index, MentionRole.Claimant, target.Places, PlaceStrengthOf);
        foreach (var person in target.People)
        {
            AddPerson(index, person);
        }

        Add(index, MentionRole.Parent, target.ParentTerms, _ => NameStrength.Sure);
        foreach (var rival in target.Parents.Select(_catalogue.Find).OfType<RecognitionTarget>())
        {
            Add(index, MentionRole.Parent, [.. rival.Aliases, .. rival.Demonyms, .. rival.People], _ => NameStrength.Sure);
        }

        Add(index, MentionRole.Term, target.Terms, TermStrengthOf);
    }

    private void Add(int target, MentionRole role, IReadOnlyList<string> names, Func<string, NameStrength> strengthOf)
    {
        foreach (var name in names)
        {
            var strength = strengthOf(name);
            _trie.Add(name, cases => new NamePattern(target, role, strength, cases, Person: -1));
        }
    }

    private void AddPerson(int target, string fullName)
    {
        var person = _people++;
        var surnameStart = fullName.LastIndexOf(' ') + 1;
        var strength = surnameStart == 0 ? NameStrengthOf(fullName) : NameStrength.Sure;
        _trie.Add(fullName, cases => new NamePattern(target, MentionRole.Claimant, strength, cases, person));
        if (surnameStart > 0 && fullName.Length - surnameStart >= MinSurnameChars)
        {
            _trie.Add(fullName[surnameStart..], cases => new NamePattern(target, MentionRole.Claimant, NameStrength.Surname, cases, person));
        }
    }

    private NameStrength PlaceStrengthOf(string place) => _placesOfOne.Contains(place) ? NameStrength.Place : NameStrength.NeedsCompany;

    private static NameStrength NameStrengthOf(string name) =>
        name.Length <= MaxAcronymChars && name.All(char.IsUpper) ? NameStrength.NeedsCompany : NameStrength.Sure;

    /// <summary>A term that joins a name or number to what is said of it points to its question (<c>one-China principle</c>, <c>resolution 1244</c>), and so does
    /// a coined word (<c>two-state solution</c>); one without either (<c>independence referendum</c>) points to it in company, and a bare name (<c>Dayton</c>, <c>Sierra Leone</c>) beside the claimant.</summary>
    private static NameStrength TermStrengthOf(string term)
    {
        var words = term.Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries);
        var small = words.Any(word => char.IsLower(word[0]) && !FunctionWords.Contains(word, StringComparer.Ordinal));
        var numbered = words.Any(word => char.IsDigit(word[0]));
        var coined = term.Contains('-', StringComparison.Ordinal);
        return small && (coined || numbered || words.Any(word => char.IsUpper(word[0]))) ? NameStrength.Sure
            : words.Length > 1 && (small || numbered) ? NameStrength.NeedsCompany
            : NameStrength.NeedsClaimant;
    }
}
