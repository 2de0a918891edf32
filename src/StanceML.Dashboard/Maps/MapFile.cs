using System.Globalization;

namespace StanceML.Dashboard.Maps;

/// <summary>Reads <c>map.txt</c>, which <c>make-map.cs</c> made; its head says of what and how.</summary>
internal static class MapFile
{
    private const string Name = "map.txt";

    public static IReadOnlyList<MapView> Read()
    {
        using var reader = new StreamReader(typeof(MapFile).Assembly.GetManifestResourceStream(Name)!);
        List<MapView> views = [];
        List<MapShape> shapes = [];
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith("view ", StringComparison.Ordinal))
            {
                shapes = [];
                var words = line.Split(' ');
                views.Add(new MapView(words[1], Number(words[2]), Number(words[3]), shapes));
            }
            else if (line.Length > 0 && line[0] != '#')
            {
                shapes.Add(Shape(line));
            }
        }

        return views;
    }

    private static MapShape Shape(string line)
    {
        var end = line.IndexOf(' ', StringComparison.Ordinal);
        var (actor, rest) = (line[..end] == "-" ? null : line[..end], line[(end + 1)..]);
        return rest[0] == 'M'
            ? new MapShape(actor, rest, 0, 0)
            : rest.Split(' ') is [var x, var y] ? new MapShape(actor, null, Number(x), Number(y))
            : throw new InvalidDataException($"{Name} has a line of no shape: '{line}'");
    }

    private static int Number(string word) => int.Parse(word, NumberStyles.None, CultureInfo.InvariantCulture);
}
