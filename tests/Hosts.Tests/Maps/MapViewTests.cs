using System.Globalization;
using System.Text.RegularExpressions;
using StanceML.Dashboard.Maps;

namespace StanceML.Hosts.Tests.Maps;

public sealed partial class MapViewTests
{
    private static readonly string[] NoMore = ["SU", "YU", "CS", "DD", "VD"];

    [Fact]
    public void Every_state_of_today_has_a_place_on_the_map_of_the_world()
    {
        var states = ActorDirectory.LoadBuiltIn().Actors.Where(actor => actor.Kind == ActorKind.Country).Select(actor => actor.Id).Except(NoMore);
        Assert.All(states, state => Assert.True(MapView.HasPlace(state), state));
        Assert.All(["kosovo", "abkhazia", "somaliland", "northern-cyprus", "transnistria", "crimea"], claimant => Assert.True(MapView.HasPlace(claimant)));
        Assert.False(MapView.HasPlace("NATO"));
    }

    [Fact]
    public void Every_place_is_an_actors()
    {
        var actors = ActorDirectory.LoadBuiltIn().Actors.Select(actor => actor.Id).ToHashSet();
        Assert.All(MapView.World.Shapes.Concat(MapView.Europe.Shapes).Select(shape => shape.Actor).OfType<string>(), actor => Assert.Contains(actor, actors));
    }

    /// <summary>Square kilometres against Brazil's 8.5 million (CIA World Factbook); the coarse shapes are off by a few percent.</summary>
    [Theory]
    [InlineData("RU", 17.1)]
    [InlineData("greenland", 2.17)]
    [InlineData("DZ", 2.38)]
    [InlineData("CA", 9.98)]
    [InlineData("CD", 2.34)]
    public void Areas_compare(string actor, double millions) =>
        Assert.InRange(AreaOf(actor) / AreaOf("BR") / (millions / 8.51), 0.9, 1.1);

    [Fact]
    public void Every_shape_lies_inside_its_view()
    {
        foreach (var view in new[] { MapView.World, MapView.Europe })
        {
            foreach (var (x, y) in view.Shapes.SelectMany(shape => shape.Path is { } path ? Rings(path).SelectMany(ring => ring) : [(shape.X, shape.Y)]))
            {
                Assert.InRange(x, -10, view.Width + 10);
                Assert.InRange(y, -10, view.Height + 10);
            }
        }
    }

    private static double AreaOf(string actor) => MapView.World.Shapes
        .Where(shape => shape.Actor == actor && shape.Path is not null)
        .SelectMany(shape => Rings(shape.Path!))
        .Sum(ring => Math.Abs(ring.Select((p, i) => ((double)p.X * ring[(i + 1) % ring.Count].Y) - ((double)ring[(i + 1) % ring.Count].X * p.Y)).Sum()) / 2);

    private static IEnumerable<List<(int X, int Y)>> Rings(string path) => path.Split('z', StringSplitOptions.RemoveEmptyEntries).Select(ring =>
    {
        var numbers = Numbers().Matches(ring).Select(number => int.Parse(number.Value, CultureInfo.InvariantCulture)).ToList();
        var (x, y) = (0, 0);
        return numbers.Chunk(2).Select(step => (x, y) = (x + step[0], y + step[1])).ToList();
    });

    [GeneratedRegex("-?[0-9]+")]
    private static partial Regex Numbers();
}
