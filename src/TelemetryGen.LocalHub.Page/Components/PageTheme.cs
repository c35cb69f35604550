using MudBlazor;

namespace TelemetryGen.LocalHub.Page.Components;

/// <summary>MudBlazor's measures; colors are in page.css, where light and dark are chosen before the first drawing.</summary>
internal static class PageTheme
{
    private static readonly string[] Font = ["system-ui", "-apple-system", "Segoe UI", "Roboto", "DejaVu Sans", "sans-serif"];

    public static MudTheme Create() => new()
    {
        LayoutProperties = new LayoutProperties { DefaultBorderRadius = "8px" },
        Typography = new Typography
        {
            Default = new DefaultTypography { FontFamily = Font, FontSize = "0.9375rem", LineHeight = "1.5", LetterSpacing = "normal" },
            Button = new ButtonTypography { FontFamily = Font, FontSize = "0.875rem", FontWeight = "500", LetterSpacing = "normal",
                TextTransform = "none" },
        },
    };
}
