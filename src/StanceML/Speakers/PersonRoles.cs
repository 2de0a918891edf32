namespace StanceML;

/// <summary>Gives a person the office, gender and actor that the words around the name tell.</summary>
internal sealed class PersonRoles(ArticleWords words, RoleReader roles, PhraseEntities phrases, ActorContext context, StateOffices offices, MentionList mentions)
{
    private readonly Affiliations _affiliations = new(words, context);

    /// <returns>The office that stands before the name, after a comma between; null when none does.</returns>
    public RoleFound? Describe(Entity entity, NameRun run)
    {
        if (entity.Gender == Gender.Unknown && run.HasTitle)
        {
            entity.Gender = Honorific(run);
        }

        var title = run.HasTitle ? roles.Title(run.TitleFirst, run.First) : null;
        var before = roles.AppositionBefore(run.TitleFirst);
        var apposition = roles.Apposition(run.End) ?? before;
        var isOwned = words.IsPossessive(run.TitleFirst - 1);
        if (isOwned && title is { Actor: null } && entity.Role is null && words.ActorAt(run.TitleFirst - 2) is { Form: not ActorForm.Person } country)
        {
            // "Veldmark's Information Minister": a title of capitals alone starts after the possessive.
            title = title with { Actor = country.Actor.Id };
        }

        Take(entity, title);
        Take(entity, apposition);
        var first = isOwned ? run.TitleFirst - 2 : run.TitleFirst;
        if (entity.Role is null && words.FirstActor(Math.Max(0, first), run.First) is { } owner)
        {
            entity.Actor ??= owner.Actor.Id;
        }

        if (entity is { Role: null, Actor: null, SpeaksForNobody: false })
        {
            entity.Actor = _affiliations.After(run.End) ?? (run.HasTitle && words.Reads(run.First - 1, "hon.") ? context.Home : null);
        }

        Remember(apposition, entity);
        Remember(title, entity);
        return before;
    }

    /// <summary>The gender that the title tells.</summary>
    public Gender Honorific(NameRun run)
    {
        for (var i = run.First - 1; i >= run.TitleFirst; i--)
        {
            if (Genders.Of(words.Traits(i)) is var gender and not Gender.Unknown)
            {
                return gender;
            }
        }

        return Gender.Unknown;
    }

    private void Remember(RoleFound? role, Entity entity)
    {
        if (role is not null)
        {
            phrases.Remember(role, entity);
        }
    }

    /// <summary>
    /// The first role stays, unless it named nobody to speak for and a later one does: <c>a former admiral</c>, then <c>the energy secretary</c>,
    /// but not <c>Veldmark's president</c>, then a bare <c>President</c>.
    /// </summary>
    private void Take(Entity entity, RoleFound? role)
    {
        if (role is null || (entity.Role is not null && (entity.Actor is not null || IsNobody(role) || SaysNoMore(role, entity) || ActorOf(entity, role) is null)))
        {
            return;
        }

        entity.Role = role.Text;
        entity.IsSurelyPerson = true;
        entity.Head = role.Head;
        entity.Gender = entity.Gender == Gender.Unknown ? Genders.Of(role.Traits) : entity.Gender;
        entity.SpeaksForNobody = IsNobody(role);
        entity.Actor = IsNobody(role) ? null : ActorOf(entity, role);
    }

    private static bool SaysNoMore(RoleFound role, Entity entity) => role.Actor is null && role.Head == entity.Head && role.Text.Length <= entity.Role!.Length;

    private static bool IsNobody(RoleFound role) => (role.Traits & (WordTraits.Nobody | WordTraits.Office | WordTraits.Voice)) == WordTraits.Nobody;

    private string? ActorOf(Entity entity, RoleFound role) =>
        role.IsPast ? null
        : role.Actor ?? entity.Actor ?? phrases.Employer(role.First, role.End) ?? Owner(role)
            ?? (IsOfASecretaryGeneral(role) || IsCommissioner(role) ? context.MainOrganisation : offices.CountryOf(role.First, role.HeadToken, role.End, isNamed: true));

    /// <summary>A bare <c>Commissioner</c> in news of the European or the African Union.</summary>
    private bool IsCommissioner(RoleFound role) =>
        role.Head == "commissioner" && role.HeadToken == role.First && context.MainOrganisation is "EU" or "AFRICAN-UNION";

    /// <summary><c>secretary-general</c>, <c>the secretary-general's envoy</c>.</summary>
    private bool IsOfASecretaryGeneral(RoleFound role) =>
        Enumerable.Range(role.First, role.HeadToken - role.First + 1).Any(i => words.Reads(i, "secretary-general"));

    /// <summary><c>its envoy</c>, a bare <c>spokesman</c>: of whoever was spoken of.</summary>
    private string? Owner(RoleFound role) =>
        context.OwnerBefore(words, role.First, role.HeadToken) ?? Leader(role) ?? context.EmployerOf(words, role.First, role.HeadToken, role.End);

    /// <summary><c>Okafor's foreign minister</c>, <c>the president's spokeswoman</c>: whoever serves a leader serves whom he serves.</summary>
    private string? Leader(RoleFound role)
    {
        for (var i = role.First; i < role.HeadToken; i++)
        {
            if (words.IsPossessive(i + 1) && ActorContext.Serves(words, role.HeadToken) && mentions.At(i) is { Entity: { Kind: EntityKind.Person, Actor: { } actor } })
            {
                return actor;
            }
        }

        return null;
    }
}
