using Spectre.Console.Rendering;

namespace StanceML.Cli;

/// <summary>Content with a prefix on its first line and another on all that follow. Adds no spaces at line ends.</summary>
/// <param name="first">As wide as <paramref name="rest"/>.</param>
internal sealed class Hanging(IRenderable content, Segment first, Segment rest) : Renderable
{
    protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth)
    {
        var width = maxWidth - first.Text.Length;
        var prefix = first;
        foreach (var line in Segment.SplitLines(content.Render(options, width), width))
        {
            yield return prefix;
            foreach (var segment in line)
            {
                yield return segment;
            }

            yield return Segment.LineBreak;
            prefix = rest;
        }
    }
}
