namespace StanceML;

/// <summary>The people an article names, found again by full name, surname or first name, in any case: transcripts shout.</summary>
internal sealed class PersonIndex
{
    /// <summary>Enough for every family in the news; a hostile text gets no quadratic search.</summary>
    private const int MaxNamesakes = 8;

    private readonly Dictionary<string, List<Entity>> _bySurname = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, List<Entity>> _byFirstName = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Remembers a full name; of two forms of one name the longer stays.</summary>
    public void AddFullName(string name, Gender gender, string? actor, bool isSurelyPerson)
    {
        if (ByFullName(name) is { } same)
        {
            // "Lucky Anna Cole" is longer than her name, and no given name starts it.
            var isFuller = name.Length > same.Name.Length && (isSurelyPerson || !same.IsSurelyPerson) && (!IsShouted(name) || IsShouted(same.Name));
            same.Name = isFuller || (name.Length == same.Name.Length && IsShouted(same.Name)) ? name : same.Name;
            same.IsSurelyPerson |= isSurelyPerson;
            same.Actor ??= actor;
            return;
        }

        var person = new Entity(EntityKind.Person, name) { Gender = gender, Actor = actor, IsSurelyPerson = isSurelyPerson };
        Add(_bySurname, Surname(name), person);
        Add(_byFirstName, FirstName(name), person);
    }

    public void AddSurname(string name, Entity person) => Add(_bySurname, name, person);

    public Entity? ByFullName(string name) =>
        _bySurname.GetValueOrDefault(Surname(name))?.Find(entity => SamePerson(entity.Name, name));

    /// <param name="gender">As an honorific tells it.</param>
    public Entity? BySurname(string name, Gender gender) => Latest(_bySurname, name, gender);

    public Entity? ByFirstName(string name) => Latest(_byFirstName, name, Gender.Unknown);

    private static bool IsShouted(string name) => !name.Any(char.IsLower);

    private static string Surname(string name) => name[(name.LastIndexOf(' ') + 1)..];

    private static string FirstName(string name) => name.IndexOf(' ', StringComparison.Ordinal) is var end and > 0 ? name[..end] : name;

    /// <summary>One surname and one first name, or an initial of it, or none.</summary>
    private static bool SamePerson(string one, string other)
    {
        var (first, second) = (FirstName(one), FirstName(other));
        return string.Equals(first, second, StringComparison.OrdinalIgnoreCase)
            || (first[0] == second[0] && (first.Length <= 2 || second.Length <= 2))
            || (one.Length > other.Length ? EndsWith(one, other) : EndsWith(other, one));
    }

    /// <summary><c>Elena Duarte Lima</c> and <c>Duarte Lima</c>.</summary>
    private static bool EndsWith(string name, string part) =>
        part.Contains(' ', StringComparison.Ordinal) && name.EndsWith(part, StringComparison.OrdinalIgnoreCase)
        && name.Length > part.Length && name[name.Length - part.Length - 1] == ' ';

    /// <summary>Of several with one name the one mentioned last, among those the gender fits.</summary>
    private static Entity? Latest(Dictionary<string, List<Entity>> index, string name, Gender gender)
    {
        Entity? latest = null;
        foreach (var entity in index.GetValueOrDefault(name) ?? [])
        {
            var fits = gender == Gender.Unknown || entity.Gender == Gender.Unknown || entity.Gender == gender;
            if (fits && (latest is null || entity.LastMention > latest.LastMention))
            {
                latest = entity;
            }
        }

        return latest;
    }

    private static void Add(Dictionary<string, List<Entity>> index, string key, Entity entity)
    {
        if (!index.TryGetValue(key, out var list))
        {
            index[key] = list = [];
        }

        if (list.Count < MaxNamesakes)
        {
            list.Add(entity);
        }
    }
}
