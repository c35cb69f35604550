namespace TelemetryGen.Targets.Markdown;

/// <summary>
/// The anchors that readers of Markdown give to headings, in their order: small letters, no punctuation, and a number after one that was
/// there before.
/// </summary>
internal sealed class MarkdownAnchors
{
    private readonly HashSet<string> _taken = [];

    /// <summary>The anchor of the next heading.</summary>
    public string Create(string heading)
    {
        var slug = string.Concat(heading.ToLowerInvariant().Where(c => char.IsLetterOrDigit(c) || c is '_' or '-' or ' '))
            .Replace(' ', '-');
        var anchor = slug;
        for (var i = 1; !_taken.Add(anchor); i++)
        {
            anchor = FormattableString.Invariant($"{slug}-{i}");
        }

        return anchor;
    }
}
