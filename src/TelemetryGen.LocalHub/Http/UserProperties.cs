using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;

namespace TelemetryGen.LocalHub.Http;

/// <summary>User properties from the headers of a single event: every header that is not HTTP's, the proxy's or the service's own.</summary>
internal static partial class UserProperties
{
    private static readonly FrozenSet<string> Others = FrozenSet.ToFrozenSet(
        [
            "Accept", "Accept-Charset", "Accept-Encoding", "Accept-Language", "Authorization", "Cache-Control", "Connection",
            "Content-Length", "Content-Type", "Cookie", "Date", "DNT", "Expect", "Forwarded", "From", "Host", "Keep-Alive",
            "Max-Forwards", "Origin", "Pragma", "Proxy-Authorization", "Proxy-Connection", "Referer", "TE", "Trailer",
            "Transfer-Encoding", "Upgrade", "User-Agent", "Via", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto",

            // Of the service.
            "BrokerProperties", "x-ms-retrypolicy",

            // Of tracing, which HTTP clients add without being asked.
            "baggage", "Correlation-Context", "Request-Id", "traceparent", "tracestate",
        ],
        StringComparer.OrdinalIgnoreCase);

    public static IReadOnlyDictionary<string, object> Read(IHeaderDictionary headers) =>
        headers.Where(static header => !Others.Contains(header.Key))
            .ToDictionary(static header => header.Key, static header => Recognize(header.Value.ToString()));

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
