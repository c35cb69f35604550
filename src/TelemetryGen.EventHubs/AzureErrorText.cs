using System.Text.RegularExpressions;

namespace TelemetryGen.EventHubs;

/// <summary>
/// What Azure and its clients say of an error, in one line: the reason and the TrackingId by which Azure's support finds it, without what
/// stands under each of their errors.
/// </summary>
internal static partial class AzureErrorText
{
    /// <summary>The line.</summary>
    /// <param name="message">The message of an exception of any kind; one that is not of Azure's form only loses its line ends.</param>
    public static string Shorten(string message)
    {
        var text = Trackers().Replace(Advice().Replace(Details().Replace(message, ""), ""), "");
        return Space().Replace(text, " ").Trim();
    }

    // "(namespace) For troubleshooting information, see https://aka.ms/..." at the end, with the hub's name before it.
    [GeneratedRegex(
        @"(\s*\([^()]*\)\.?)?\s*(For troubleshooting information|For more information|To know more)[^\r\n]*?https?://aka\.ms/\S*")]
    private static partial Regex Advice();

    // Storage says first what is wrong, then all of its answer.
    [GeneratedRegex(@"(\r?\nTime:[^\r\n]*)|(\s*\r?\n(Additional Information|Content|Headers):[\s\S]*)")]
    private static partial Regex Details();

    [GeneratedRegex(@",?\s*(SystemTracker:[^\s,]*|Timestamp:[^\s,()]*)")]
    private static partial Regex Trackers();

    [GeneratedRegex(@"\s*[\r\n]+\s*|\s{2,}")]
    private static partial Regex Space();
}
