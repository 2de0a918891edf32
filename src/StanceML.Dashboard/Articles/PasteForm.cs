using Microsoft.AspNetCore.Http;

namespace StanceML.Dashboard.Articles;

/// <summary>The fields of the form on the first page. An empty one is null.</summary>
public sealed class PasteForm
{
    public string? Text { get; set; }

    public string? Url { get; set; }

    public string? Title { get; set; }

    public string? Outlet { get; set; }

    public string? Published { get; set; }

    public IFormFile? File { get; set; }
}
