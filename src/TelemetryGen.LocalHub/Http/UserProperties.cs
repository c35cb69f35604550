using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using TelemetryGen.LocalHub.Store;

namespace TelemetryGen.LocalHub.Http;

/// <summary>
/// User properties from the headers of a single event. Azure's page "Message headers and properties" says that each has a header of its own
/// and not which headers are none; here those are listed, and docs/local-hub.md has the same list.
/// </summary>
internal static partial class UserProperties
{
    private static readonly FrozenSet<string> Others = FrozenSet.ToFrozenSet(
        [
            // HTTP's own, as a request may have them (IANA, "HTTP Field Name Registry").
            "Accept", "Accept-Charset", "Accept-Encoding", "Accept-Language", "Allow", "Authorization", "Cache-Control", "Connection",
            "Content-Disposition", "Content-Encoding", "Content-Language", "Content-Length", "Content-Location", "Content-MD5",
            "Content-Range", "Content-Type", "Cookie", "Cookie2", "Date", "Digest", "DNT", "Expect", "Expires", "From", "Host",
            "HTTP2-Settings", "If-Match", "If-Modified-Since", "If-None-Match", "If-Range", "If-Unmodified-Since", "Keep-Alive",
            "Last-Modified", "Max-Forwards", "MIME-Version", "Origin", "Pragma", "Prefer", "Priority", "Range", "Referer", "Save-Data",
            "TE", "Trailer", "Transfer-Encoding", "Upgrade", "Upgrade-Insecure-Requests", "User-Agent", "Want-Digest", "Warning",

            // Of proxies.
            "Forwarded", "Proxy-Authorization", "Proxy-Connection", "Via", "X-Content-Length", "X-Real-IP",

            // Of the service.
            "BrokerProperties",

            // Of tracing, which HTTP clients add without being asked.
            "baggage", "Correlation-Context", "Request-Id", "traceparent", "tracestate",
        ],
        StringComparer.OrdinalIgnoreCase);

    // Of browsers, proxies, and the service (x-ms-retrypolicy, x-ms-client-request-id).
    private static readonly string[] OtherPrefixes = ["Access-Control-", "Sec-", "X-Forwarded-", "x-ms-"];

    /// <summary>Whether a header is a property. Case does not count.</summary>
    public static bool IsProperty(string header)
    {
        foreach (var prefix in OtherPrefixes)
        {
            if (header.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
            {
                return false;
            }
        }

        return !Others.Contains(header);
    }

    /// <summary>The headers that are none, by name or with <c>*</c> for what may follow.</summary>
    public static IEnumerable<string> NoProperties => Others.Concat(OtherPrefixes.Select(static prefix => prefix + "*"));

    public static IReadOnlyDictionary<string, object> Read(IHeaderDictionary headers)
    {
        Dictionary<string, object>? properties = null;
        foreach (var (name, value) in headers)
        {
            if (IsProperty(name))
            {
                (properties ??= []).Add(name, Recognize(value.ToString()));
            }
        }

        return properties ?? EventSections.NoProperties;
    }

    /// <summary>
    /// A header is text; the service turns recognisable values into int, long, double and bool (Azure documentation, "Exchange
    /// events between consumers and producers that use different protocols"). It does not say what is recognisable. Here a number
    /// is one only when it could not be an identifier as well: 007, +1 and 12e4 stay text.
    /// </summary>
    public static object Recognize(string text)
    {
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var integer)
            && integer.ToString(CultureInfo.InvariantCulture) == text)
        {
            return integer is >= int.MinValue and <= int.MaxValue ? (object)(int)integer : integer;
        }

        if (Decimal().IsMatch(text)
            && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && double.IsFinite(number))
        {
            return number;
        }

        return bool.TryParse(text, out var truth) ? truth : text;
    }

    [GeneratedRegex(@"^-?(0|[1-9][0-9]*)\.[0-9]+([eE][+-]?[0-9]+)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Decimal();
}
