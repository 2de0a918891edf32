using MudBlazor;

namespace StanceML.Dashboard.Layout;

/// <summary>What MudBlazor's components look like: the same colors as <c>stanceml.css</c>, and the reader's own typeface.</summary>
internal static class StanceTheme
{
    private static readonly string[] Typeface = ["system-ui", "-apple-system", "Segoe UI", "Roboto", "Noto Sans", "sans-serif"];

    public static MudTheme Create() => new()
    {
        PaletteLight = new PaletteLight
        {
            Primary = "#1f4f99",
            Secondary = "#545c69",
            Success = "#0b5c46",
            Error = "#93300f",
            Warning = "#6b4d00",
            Info = "#1f4f99",
            TextPrimary = "#1b1f26",
            TextSecondary = "#545c69",
            ActionDefault = "#545c69",
            Background = "#f6f7f9",
            Surface = "#ffffff",
            Divider = "#d5dae1",
            LinesDefault = "#d5dae1",
            LinesInputs = "#545c69",
            TableLines = "#d5dae1",
        },
        PaletteDark = new PaletteDark
        {
            Primary = "#8fb8f5",
            PrimaryContrastText = "#10131a",
            Secondary = "#a6afbd",
            SecondaryContrastText = "#10131a",
            Success = "#7fdcbc",
            SuccessContrastText = "#10131a",
            Error = "#ffb199",
            ErrorContrastText = "#10131a",
            Warning = "#f0d27a",
            WarningContrastText = "#10131a",
            Info = "#8fb8f5",
            InfoContrastText = "#10131a",
            TextPrimary = "#e6e9ee",
            TextSecondary = "#a6afbd",
            ActionDefault = "#a6afbd",
            Background = "#14171c",
            Surface = "#1d2128",
            Divider = "#353c47",
            LinesDefault = "#353c47",
            LinesInputs = "#a6afbd",
            TableLines = "#353c47",
        },
        Typography = new Typography
        {
            Default = { FontFamily = Typeface },
            Button = { TextTransform = "none" },
        },
    };
}
