using System.ServiceModel.Syndication;
using System.Text.RegularExpressions;
using System.Xml;
using Microsoft.Extensions.Options;
using StanceML.Store;

namespace StanceML.Worker;

/// <summary>Reads RSS 2.0 and Atom 1.0 within caps: no DTD, so no entities that swell or lead elsewhere.</summary>
internal sealed partial class FeedReader(IOptions<WorkerOptions> options)
{
    /// <summary>Feeds carry 10 to 100; more is an archive.</summary>
    private const int MaxEntries = 500;

    private const int MaxDepth = 100;

    /// <summary>Of text; what is shorter, or ends in dots, is a teaser.</summary>
    private const int MinArticleChars = 400;

    private const string ContentSpace = "http://purl.org/rss/1.0/modules/content/";

    /// <exception cref="PageUnreadableException">It is no such feed.</exception>
    public FeedContent Read(byte[] body, Uri address)
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = options.Value.MaxPageBytes,
            CloseInput = true,
        };
        try
        {
            RequireFlat(body, settings);
            using var reader = XmlReader.Create(new MemoryStream(body), settings);
            var feed = SyndicationFeed.Load(reader);
            return new FeedContent(Text(feed.Title), [.. feed.Items.Take(MaxEntries).Select(item => Entry(item, address)).DistinctBy(entry => entry.Key)]);
        }
        catch (Exception e) when (e is XmlException or FormatException or ArgumentException or NotSupportedException)
        {
            throw new PageUnreadableException("is no RSS 2.0 or Atom 1.0 feed that can be read");
        }
    }

    /// <summary>What reads the feed's extensions goes down by recursion.</summary>
    private static void RequireFlat(byte[] body, XmlReaderSettings settings)
    {
        using var reader = XmlReader.Create(new MemoryStream(body), settings);
        while (reader.Read())
        {
            if (reader.Depth > MaxDepth)
            {
                throw new PageUnreadableException($"nests elements deeper than {MaxDepth}");
            }
        }
    }

    private static FeedEntry Entry(SyndicationItem item, Uri address)
    {
        var link = Link(item, address);
        var html = Html(item);
        var name = item.Id is { Length: > 0 } id ? id : link ?? $"{item.Title?.Text}\n{item.Summary?.Text}";
        return new FeedEntry(ContentHash.Of(name), link, Text(item.Title), Published(item), html is not null && (link is null || IsWhole(html)) ? html : null);
    }

    private static string? Link(SyndicationItem item, Uri address)
    {
        // As it is written: "/news" alone is an absolute address on Unix, of a file.
        var named = item.Links.FirstOrDefault(link => link.RelationshipType is null or "alternate")?.Uri?.OriginalString ?? item.Id;
        return Uri.TryCreate(address, named, out var link) && link.Scheme is "http" or "https" ? link.AbsoluteUri : null;
    }

    private static string? Html(SyndicationItem item)
    {
        var encoded = item.ElementExtensions.ReadElementExtensions<string>("encoded", ContentSpace);
        return encoded.Count > 0 ? encoded[0]
            : item.Content is TextSyndicationContent { Text.Length: > 0 } content ? content.Text
            : item.Summary?.Text;
    }

    private static bool IsWhole(string html)
    {
        var text = Tag().Replace(html, "").Trim();
        return text.Length >= MinArticleChars && !text.EndsWith('…') && !text.EndsWith("...", StringComparison.Ordinal) && !text.EndsWith("[…]", StringComparison.Ordinal);
    }

    private static string? Text(TextSyndicationContent? content) =>
        content?.Text is { } text && !string.IsNullOrWhiteSpace(text) ? Tag().Replace(text, "").Trim() : null;

    /// <summary>A date that cannot be read is found out only when it is asked for.</summary>
    private static DateTimeOffset? Published(SyndicationItem item)
    {
        try
        {
            return item.PublishDate != default ? item.PublishDate : item.LastUpdatedTime != default ? item.LastUpdatedTime : null;
        }
        catch (XmlException)
        {
            return null;
        }
    }

    [GeneratedRegex("<[^<>]{0,2000}>", RegexOptions.CultureInvariant)]
    private static partial Regex Tag();
}
