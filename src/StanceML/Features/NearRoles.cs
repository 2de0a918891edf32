namespace StanceML;

/// <summary>Which roles stand near a unit.</summary>
[Flags]
internal enum NearRoles : byte
{
    None = 0,

    /// <summary><see cref="WordRole.Target"/>.</summary>
    Target = 1,

    /// <summary><see cref="WordRole.Parent"/>.</summary>
    Parent = 2,
}
