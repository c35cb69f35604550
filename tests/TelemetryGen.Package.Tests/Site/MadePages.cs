using System.Net;
using System.Text.RegularExpressions;

namespace TelemetryGen.Package.Tests.Site;

/// <summary>The pages of a made site, as far as their links go.</summary>
/// <param name="folder">Where they are.</param>
/// <param name="repository">The folder to which links lead that begin with the repository's address.</param>
/// <param name="address">That address, up to the branch.</param>
internal sealed partial class MadePages(string folder, string repository, string address)
{
    private readonly Dictionary<string, HashSet<string>> _anchors = [];

    /// <summary>All pages, from the folder on.</summary>
    public string[] Names { get; } = [.. Directory.EnumerateFiles(folder, "*.html", SearchOption.AllDirectories)
        .Select(f => Path.GetRelativePath(folder, f).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    /// <summary>Links and pictures that lead nowhere, as <c>page: link</c>.</summary>
    public IEnumerable<string> Broken() => from page in Names
                                           from link in Links(page).Distinct()
                                           where !Leads(page, link)
                                           select $"{page}: {link}";

    private IEnumerable<string> Links(string page) =>
        Link().Matches(Text(page)).Select(m => WebUtility.HtmlDecode(m.Groups["link"].Value)).Where(l => l.Length > 0);

    private bool Leads(string page, string link)
    {
        if (link.StartsWith(address, StringComparison.Ordinal))
        {
            return Path.Exists(Path.Combine(repository, Uri.UnescapeDataString(link[address.Length..].Split('#')[0])));
        }

        if (Scheme().IsMatch(link))
        {
            return true;
        }

        var parts = link.Split('#', 2);
        var path = parts[0].Split('?')[0];
        var place = Path.Combine(folder, Path.GetDirectoryName(page)!, Uri.UnescapeDataString(path));
        var target = path.Length == 0 ? page : Path.GetRelativePath(folder, place).Replace('\\', '/');
        return File.Exists(Path.Combine(folder, target)) && (parts.Length == 1 || parts[1].Length == 0
            || Anchors(target).Contains(Uri.UnescapeDataString(parts[1])));
    }

    private HashSet<string> Anchors(string page)
    {
        if (!_anchors.TryGetValue(page, out var anchors))
        {
            _anchors[page] = anchors = [.. Anchor().Matches(Text(page)).Select(m => WebUtility.HtmlDecode(m.Groups["name"].Value))];
        }

        return anchors;
    }

    private string Text(string page) => File.ReadAllText(Path.Combine(folder, page));

    [GeneratedRegex("<[^>]*\\s(?:href|src)=\"(?<link>[^\"]*)\"")]
    private static partial Regex Link();

    [GeneratedRegex("<[^>]*\\s(?:id|name)=\"(?<name>[^\"]*)\"")]
    private static partial Regex Anchor();

    [GeneratedRegex("^([a-z]+:|//)")]
    private static partial Regex Scheme();
}
