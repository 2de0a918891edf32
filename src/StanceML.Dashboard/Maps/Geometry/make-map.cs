// Makes map.txt, the shapes of the map of positions, from Natural Earth (public domain, https://www.naturalearthdata.com).
//
//   npm pack world-atlas@2.0.2 i18n-iso-countries@7.14.0      (TopoJSON of Natural Earth 4.1, ISC; numbers of ISO 3166-1, MIT)
//   tar xzf world-atlas-2.0.2.tgz --one-top-level=atlas --strip-components=1
//   tar xzf i18n-iso-countries-7.14.0.tgz --one-top-level=codes --strip-components=1
//   dotnet run make-map.cs -- atlas/countries-110m.json atlas/countries-50m.json codes/codes.json > map.txt
//
// Projected here with Equal Earth (Šavrič, Patterson and Jenny 2018), so that areas compare; the pages only draw.
using System.Globalization;
using System.Text;
using System.Text.Json;

var coarse = JsonDocument.Parse(File.ReadAllText(args[0])).RootElement;
var fine = JsonDocument.Parse(File.ReadAllText(args[1])).RootElement;
var codes = JsonDocument.Parse(File.ReadAllText(args[2])).RootElement.EnumerateArray().ToDictionary(row => row[2].GetString()!, row => row[0].GetString()!);

// Shapes of Natural Earth whose actor has no code of a country. Its lines are those of who governs, not of who is recognised; Crimea is taken out
// of Russia's shape, so that it is colored as neither state's.
var claimants = new Dictionary<string, string>
{
    ["Kosovo"] = "kosovo", ["N. Cyprus"] = "northern-cyprus", ["Somaliland"] = "somaliland",
    ["Greenland"] = "greenland", ["Faeroe Is."] = "faroe-islands", ["New Caledonia"] = "new-caledonia", ["Hong Kong"] = "hong-kong",
};
// Actors without a shape: longitude and latitude of their capitals. The files leave Tuvalu out, and spread Kiribati over both edges of the map.
(string Id, double Lon, double Lat)[] capitals =
[
    ("abkhazia", 41.0, 43.0), ("south-ossetia", 43.97, 42.23), ("transnistria", 29.6, 46.84), ("nagorno-karabakh", 46.75, 39.82),
    ("donetsk", 37.8, 48.0), ("luhansk", 39.3, 48.57), ("crimea", 34.1, 44.95), ("gibraltar", -5.35, 36.14), ("TV", 179.2, -8.52), ("KI", 173.0, 1.45),
];

Console.Write(
    """
    # Shapes of the map of positions. Made by make-map.cs from Natural Earth 4.1 (public domain), by way of world-atlas 2.0.2.
    # A view with its width and height, then what it shows: actor, or - for land of none, and a path, or the middle of a circle for what is too small.

    """);
var world = new View("world", MidLon: 10, ScaleWidth: 2000, Radius: 8, SmallArea: 90, Tolerance: 0.45);
Print(world, coarse, fine, clip: null);
var europe = new View("europe", MidLon: 16, ScaleWidth: 8200, Radius: 9, SmallArea: 160, Tolerance: 0.5);
Print(europe, fine, fine, clip: europe.Box(-11.5, 47, 34.2, 70.6));

void Print(View view, JsonElement shapes, JsonElement places, Box? clip)
{
    var topology = new Topology(shapes, view);
    var countries = shapes.GetProperty("objects").GetProperty("countries").GetProperty("geometries").EnumerateArray()
        .SelectMany(geometry => topology.Rings(geometry), (geometry, ring) => (Actor: ActorOf(geometry), Ring: ring))
        .Select(one => one with { Actor = Paths.Holds(one.Ring, view.Project(34.1, 45.2)) ? "crimea" : one.Actor, Ring = clip is null ? one.Ring : clip.Clip(one.Ring) })
        .Where(one => one.Actor != "AQ" && one.Ring.Count > 3)
        .GroupBy(one => one.Actor, (actor, all) => (Actor: actor, Rings: all.Select(one => one.Ring).ToList()))
        .ToList();
    var sizes = countries.ToDictionary(country => country.Actor, country => country.Rings.Sum(ring => Math.Abs(Paths.Area(ring))));
    List<(string Actor, Point At)> circles = [];
    var middles = new Topology(places, view);
    foreach (var geometry in places.GetProperty("objects").GetProperty("countries").GetProperty("geometries").EnumerateArray())
    {
        var actor = ActorOf(geometry);
        if (actor is not ("-" or "AQ" or "KI") && sizes.GetValueOrDefault(actor) < view.SmallArea)
        {
            circles.Add((actor, Paths.Middle(middles.Rings(geometry))));
        }
    }

    circles.AddRange(capitals.Where(capital => sizes.GetValueOrDefault(capital.Id) < view.SmallArea).Select(capital => (capital.Id, view.Project(capital.Lon, capital.Lat))));
    var box = clip ?? Box.Around(countries.SelectMany(country => country.Rings).SelectMany(ring => ring).Concat(circles.Select(circle => circle.At)), margin: view.Radius * 2);
    circles.RemoveAll(circle => !box.Holds(circle.At));
    Console.WriteLine(FormattableString.Invariant($"view {view.Name} {Math.Ceiling(box.Right - box.Left)} {Math.Ceiling(box.Bottom - box.Top)}"));
    foreach (var country in countries.OrderBy(country => country.Actor, StringComparer.Ordinal))
    {
        if (Paths.Of(country.Rings, box) is { Length: > 0 } path)
        {
            Console.WriteLine($"{country.Actor} {path}");
        }
    }

    foreach (var (actor, at) in Apart(circles, view.Radius * 2 + 1).OrderBy(circle => circle.Actor, StringComparer.Ordinal))
    {
        Console.WriteLine(FormattableString.Invariant($"{actor} {Math.Round(at.X - box.Left)} {Math.Round(at.Y - box.Top)}"));
    }
}

string ActorOf(JsonElement geometry)
{
    var name = geometry.GetProperty("properties").GetProperty("name").GetString()!;
    return claimants.GetValueOrDefault(name)
        ?? (geometry.TryGetProperty("id", out var number) && codes.TryGetValue(number.GetString()!, out var code) && !IsDependency(code) ? code : "-");
}

// Their land is drawn; nobody speaks for them in actors.json.
static bool IsDependency(string code) => code is "FK" or "TF" or "PR" or "AX" or "AI" or "AS" or "AW" or "BL" or "BM" or "CK" or "CW" or "GG" or "GS" or "GU"
    or "HM" or "IM" or "IO" or "JE" or "KY" or "MF" or "MO" or "MP" or "MS" or "NF" or "NU" or "PF" or "PM" or "PN" or "SH" or "SX" or "TC" or "VG" or "VI" or "WF";

// Circles that would hide each other are moved aside, each as far as the other.
static List<(string Actor, Point At)> Apart(List<(string Actor, Point At)> circles, double distance)
{
    for (var round = 0; round < 200; round++)
    {
        for (var i = 0; i < circles.Count; i++)
        {
            for (var j = i + 1; j < circles.Count; j++)
            {
                var (dx, dy) = (circles[j].At.X - circles[i].At.X, circles[j].At.Y - circles[i].At.Y);
                var apart = Math.Max(0.1, Math.Sqrt((dx * dx) + (dy * dy)));
                if (apart < distance)
                {
                    var push = (distance - apart) / 2 / apart;
                    circles[i] = circles[i] with { At = new Point(circles[i].At.X - (dx * push), circles[i].At.Y - (dy * push)) };
                    circles[j] = circles[j] with { At = new Point(circles[j].At.X + (dx * push), circles[j].At.Y + (dy * push)) };
                }
            }
        }
    }

    return circles;
}

internal readonly record struct Point(double X, double Y);

internal sealed record View(string Name, double MidLon, double ScaleWidth, double Radius, double SmallArea, double Tolerance)
{
    private const double A1 = 1.340264, A2 = -0.081106, A3 = 0.000893, A4 = 0.003796;

    private static readonly double M = Math.Sqrt(3) / 2;

    public Point Project(double lon, double lat)
    {
        var east = (lon - MidLon) * Math.PI / 180;
        var theta = Math.Asin(M * Math.Sin(lat * Math.PI / 180));
        var t2 = theta * theta;
        var t6 = t2 * t2 * t2;
        var x = east * Math.Cos(theta) / (M * (A1 + (3 * A2 * t2) + (t6 * ((7 * A3) + (9 * A4 * t2)))));
        var y = theta * (A1 + (A2 * t2) + (t6 * (A3 + (A4 * t2))));
        // The equator is 2 π / (M A1) wide.
        var scale = ScaleWidth / (2 * Math.PI / (M * A1));
        return new Point(x * scale, -y * scale);
    }

    public Box Box(double west, double east, double south, double north) =>
        new(Project(west, 50).X, Project(MidLon, north).Y, Project(east, 42).X, Project(MidLon, south).Y);
}

internal sealed record Box(double Left, double Top, double Right, double Bottom)
{
    public static Box Around(IEnumerable<Point> points, double margin)
    {
        var all = points.ToList();
        return new Box(all.Min(p => p.X) - margin, all.Min(p => p.Y) - margin, all.Max(p => p.X) + margin, all.Max(p => p.Y) + margin);
    }

    public bool Holds(Point p) => p.X > Left && p.X < Right && p.Y > Top && p.Y < Bottom;

    /// <summary>Sutherland and Hodgman, a little outside the edge so that cut borders are not seen.</summary>
    public List<Point> Clip(List<Point> ring)
    {
        const double Margin = 8;
        ring = Cut(ring, p => p.X - Left + Margin);
        ring = Cut(ring, p => Right + Margin - p.X);
        ring = Cut(ring, p => p.Y - Top + Margin);
        return Cut(ring, p => Bottom + Margin - p.Y);
    }

    private static List<Point> Cut(List<Point> ring, Func<Point, double> inside)
    {
        List<Point> kept = [];
        for (var i = 0; i < ring.Count; i++)
        {
            var (from, to) = (ring[(i + ring.Count - 1) % ring.Count], ring[i]);
            var (a, b) = (inside(from), inside(to));
            if (a >= 0 != b >= 0)
            {
                var share = a / (a - b);
                kept.Add(new Point(from.X + ((to.X - from.X) * share), from.Y + ((to.Y - from.Y) * share)));
            }

            if (b >= 0)
            {
                kept.Add(to);
            }
        }

        return kept;
    }
}

/// <summary>Arcs are thinned once, so that neighbours keep one border.</summary>
internal sealed class Topology
{
    private readonly View _view;

    /// <summary>Longitudes and latitudes.</summary>
    private readonly List<List<Point>> _arcs;

    public Topology(JsonElement json, View view)
    {
        _view = view;
        var scale = json.GetProperty("transform").GetProperty("scale");
        var translate = json.GetProperty("transform").GetProperty("translate");
        _arcs = [.. json.GetProperty("arcs").EnumerateArray().Select(arc =>
        {
            var (x, y) = (0.0, 0.0);
            List<Point> points = [];
            foreach (var step in arc.EnumerateArray())
            {
                (x, y) = (x + step[0].GetDouble(), y + step[1].GetDouble());
                points.Add(new Point((x * scale[0].GetDouble()) + translate[0].GetDouble(), (y * scale[1].GetDouble()) + translate[1].GetDouble()));
            }

            return Thin(Unwrapped(points), view);
        })];
    }

    public IEnumerable<List<Point>> Rings(JsonElement geometry)
    {
        var arcs = geometry.GetProperty("arcs");
        var polygons = geometry.GetProperty("type").GetString() == "Polygon" ? [arcs] : arcs.EnumerateArray().ToArray();
        return polygons.SelectMany(polygon => polygon.EnumerateArray()).Select(Ring);
    }

    private List<Point> Ring(JsonElement numbers)
    {
        List<Point> ring = [];
        foreach (var number in numbers.EnumerateArray().Select(number => number.GetInt32()))
        {
            var arc = number >= 0 ? _arcs[number] : [.. _arcs[~number].AsEnumerable().Reverse()];
            ring.AddRange(ring.Count > 0 ? arc.Skip(1) : arc);
        }

        ring = Unwrapped(ring);
        // The nearest time around the globe.
        var turn = Math.Round((ring.Average(p => p.X) - _view.MidLon) / 360) * 360;
        return [.. ring.Select(p => _view.Project(p.X - turn, p.Y))];
    }

    /// <summary>Longitudes that go on where they would jump at 180°.</summary>
    private static List<Point> Unwrapped(List<Point> points)
    {
        List<Point> unwrapped = [points[0]];
        foreach (var point in points.Skip(1))
        {
            unwrapped.Add(point with { X = point.X - (Math.Round((point.X - unwrapped[^1].X) / 360) * 360) });
        }

        return unwrapped;
    }

    /// <summary>Douglas and Peucker.</summary>
    private static List<Point> Thin(List<Point> points, View view)
    {
        if (points.Count < 3)
        {
            return points;
        }

        // An arc that closes is cut at its farthest point first.
        var (first, last) = (points[0], points[^1]);
        var (far, most) = (0, 0.0);
        for (var i = 1; i < points.Count - 1; i++)
        {
            if (Distance(At(points[i]), At(first), At(last)) is var distance && distance > most)
            {
                (far, most) = (i, distance);
            }
        }

        return most <= view.Tolerance ? [first, last] : [.. Thin(points[..(far + 1)], view), .. Thin(points[far..], view)[1..]];

        Point At(Point p) => view.Project(p.X, p.Y);
    }

    private static double Distance(Point p, Point a, Point b)
    {
        var (dx, dy) = (b.X - a.X, b.Y - a.Y);
        var length = (dx * dx) + (dy * dy);
        var along = length == 0 ? 0 : Math.Clamp((((p.X - a.X) * dx) + ((p.Y - a.Y) * dy)) / length, 0, 1);
        var (x, y) = (p.X - a.X - (along * dx), p.Y - a.Y - (along * dy));
        return Math.Sqrt((x * x) + (y * y));
    }
}

internal static class Paths
{
    public static double Area(List<Point> ring) => ring.Select((p, i) => (p.X * ring[(i + 1) % ring.Count].Y) - (ring[(i + 1) % ring.Count].X * p.Y)).Sum() / 2;

    public static bool Holds(List<Point> ring, Point p)
    {
        var inside = false;
        for (var (i, j) = (0, ring.Count - 1); i < ring.Count; j = i++)
        {
            if (ring[i].Y > p.Y != ring[j].Y > p.Y && p.X < ((ring[j].X - ring[i].X) * (p.Y - ring[i].Y) / (ring[j].Y - ring[i].Y)) + ring[i].X)
            {
                inside = !inside;
            }
        }

        return inside;
    }

    /// <summary>Of its largest ring: a state of many islands stands at its main one.</summary>
    public static Point Middle(IEnumerable<List<Point>> rings)
    {
        var largest = rings.MaxBy(ring => Math.Abs(Area(ring)))!;
        return new Point((largest.Min(p => p.X) + largest.Max(p => p.X)) / 2, (largest.Min(p => p.Y) + largest.Max(p => p.Y)) / 2);
    }

    /// <summary>Whole numbers, each after the one before: the shortest SVG can say it.</summary>
    public static string Of(List<List<Point>> rings, Box box)
    {
        var path = new StringBuilder();
        foreach (var ring in rings)
        {
            List<(int X, int Y)> points = [];
            foreach (var p in ring)
            {
                var at = ((int)Math.Round(p.X - box.Left), (int)Math.Round(p.Y - box.Top));
                if (points.Count == 0 || points[^1] != at)
                {
                    points.Add(at);
                }
            }

            if (points.Count > 1 && points[^1] == points[0])
            {
                points.RemoveAt(points.Count - 1);
            }

            if (points.Count < 3)
            {
                continue;
            }

            path.Append(CultureInfo.InvariantCulture, $"M{points[0].X} {points[0].Y}l");
            for (var i = 1; i < points.Count; i++)
            {
                var (dx, dy) = (points[i].X - points[i - 1].X, points[i].Y - points[i - 1].Y);
                path.Append(CultureInfo.InvariantCulture, $"{(i > 1 && dx >= 0 ? " " : "")}{dx}{(dy >= 0 ? " " : "")}{dy}");
            }

            path.Append('z');
        }

        return path.ToString();
    }
}
