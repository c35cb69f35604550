using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;

namespace TelemetryGen.EventHubs;

/// <summary>What a token opens: a host, and a path of which it opens everything at and below.</summary>
public sealed class SasAudience
{
    private SasAudience(string resource, string host, int? port, string[] segments)
    {
        Resource = resource;
        Host = host;
        Port = port;
        Segments = segments;
    }

    /// <summary>The schemes that a resource may have.</summary>
    internal const string Schemes = "http, https, sb, amqp or amqps";

    private const string SchemeEnd = "://";

    /// <summary>The URI as it was given.</summary>
    public string Resource { get; }

    /// <summary>Host name in lower case, or IP address without brackets.</summary>
    public string Host { get; }

    /// <summary>The port, or null when it is not given or is the scheme's own.</summary>
    public int? Port { get; }

    /// <summary>Host and port as a URI has them, such as <c>localhost:8443</c> or <c>[::1]</c>.</summary>
    public string Authority
    {
        get
        {
            var host = Host.Contains(':', StringComparison.Ordinal) ? $"[{Host}]" : Host;
            return Port is { } port ? string.Create(CultureInfo.InvariantCulture, $"{host}:{port}") : host;
        }
    }

    /// <summary>The path's segments, percent-decoded; none for a whole namespace.</summary>
    public IReadOnlyList<string> Segments { get; }

    /// <summary>
    /// Reads an absolute http, https, sb, amqp or amqps URI without query, fragment and user, or the same without its scheme, as Azure's
    /// page "Send event" writes it: <c>contoso.servicebus.windows.net/greenhouse</c>.
    /// </summary>
    public static bool TryParse(string? resource, [NotNullWhen(true)] out SasAudience? audience)
    {
        audience = null;
        if (string.IsNullOrEmpty(resource) || resource[0] is '/' or '\\')
        {
            return false;
        }

        // Without a scheme, "localhost:8443/greenhouse" would be a URI of the scheme localhost.
        var text = HasScheme(resource) ? resource : Uri.UriSchemeHttps + SchemeEnd + resource;
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri)
            || uri.Scheme is not ("http" or "https" or "sb" or "amqp" or "amqps")
            || uri.Host.Length == 0 || uri.UserInfo.Length > 0 || uri.Query.Length > 0 || uri.Fragment.Length > 0)
        {
            return false;
        }

        var segments = uri.AbsolutePath.Trim('/').Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Uri.UnescapeDataString);
        audience = new SasAudience(resource, NormalizeHost(uri.Host), IsUsual(uri) ? null : uri.Port, [.. segments]);
        return true;
    }

    /// <summary>Whether a resource says its scheme.</summary>
    internal static bool HasScheme(string resource) => resource.Contains(SchemeEnd, StringComparison.Ordinal);

    private static bool IsUsual(Uri uri) => uri.IsDefaultPort || (uri.Scheme, uri.Port) is (_, < 0) or ("amqp", 5672) or ("amqps", 5671);

    /// <summary>A host name or address in the form in which <see cref="Host"/> has it, for comparing.</summary>
    public static string NormalizeHost(string host)
    {
        ArgumentNullException.ThrowIfNull(host);
        return IPAddress.TryParse(host, out var address) ? address.ToString() : host.TrimEnd('.').ToLowerInvariant();
    }

    /// <summary>
    /// Whether the audience's path is <paramref name="path"/> or a parent of it. Whole segments are compared, so a token for
    /// <c>/greenhouse</c> does not open <c>/greenhouse2</c>. Hub names and fixed words are compared without case, as Azure does; a
    /// publisher's name is a partition key and compared exactly.
    /// </summary>
    /// <param name="path">The decoded segments of the path asked for.</param>
    public bool Covers(IReadOnlyList<string> path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (Segments.Count > path.Count)
        {
            return false;
        }

        for (var i = 0; i < Segments.Count; i++)
        {
            var exact = i == 2 && string.Equals(path[1], "publishers", StringComparison.OrdinalIgnoreCase);
            if (!string.Equals(Segments[i], path[i], exact ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase))
            {
                return false;
            }
        }

        return true;
    }
}
