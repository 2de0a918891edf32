namespace StanceML.Dashboard.Maps;

/// <summary>A part of the world as it is drawn, in an equal-area projection (Equal Earth).</summary>
/// <param name="Name"><c>world</c> or <c>europe</c>.</param>
/// <param name="Shapes">Land first, then circles, which lie on it.</param>
public sealed record MapView(string Name, int Width, int Height, IReadOnlyList<MapShape> Shapes)
{
    public static MapView World => Geometry.Value["world"];

    /// <summary>Larger: nowhere else are as many states as small.</summary>
    public static MapView Europe => Geometry.Value["europe"];

    /// <summary>Size of letters and patterns, in units of the view.</summary>
    public double Type => Width / 60.0;

    /// <summary>How much larger patterns are drawn than in a chart.</summary>
    public double Scale => Type / Charts.ChartFrame.UsualType;

    private static readonly Lazy<IReadOnlyDictionary<string, MapView>> Geometry = new(() => MapFile.Read().ToDictionary(view => view.Name, StringComparer.Ordinal));

    /// <summary>Whether the actor has a place on the map of the world.</summary>
    public static bool HasPlace(string actor) => Placed.Value.Contains(actor);

    private static readonly Lazy<HashSet<string>> Placed = new(() => [.. World.Shapes.Select(shape => shape.Actor).OfType<string>()]);
}
