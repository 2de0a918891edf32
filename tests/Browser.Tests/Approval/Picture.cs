namespace StanceML.Browser.Tests.Approval;

/// <summary>A small picture of the top of a page.</summary>
internal static class Picture
{
    /// <summary>From 0 to 100; text is readable, a picture takes some 20 KB.</summary>
    private const int Quality = 30;

    /// <summary>In CSS pixels.</summary>
    private const int MaxHeight = 1_000;

    /// <summary>Pixels of the picture across.</summary>
    private const int MaxWidth = 800;

    /// <returns>WebP, which Chromium writes itself.</returns>
    public static async Task<byte[]> TakeAsync(IPage page, int width, int height)
    {
        var session = await page.Context.NewCDPSessionAsync(page);
        var shot = await session.SendAsync("Page.captureScreenshot", new()
        {
            ["format"] = "webp",
            ["quality"] = Quality,
            ["captureBeyondViewport"] = true,
            ["clip"] = new Dictionary<string, object>
            {
                ["x"] = 0,
                ["y"] = 0,
                ["width"] = width,
                ["height"] = Math.Min(height, Math.Max(MaxHeight, width * 9 / 16)),
                ["scale"] = Math.Min(1, (double)MaxWidth / width),
            },
        });
        return shot!.Value.GetProperty("data").GetBytesFromBase64();
    }
}
