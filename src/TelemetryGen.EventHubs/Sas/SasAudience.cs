using System.Diagnostics.CodeAnalysis;
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

    /// <summary>The URI as it was given.</summary>
    public string Resource { get; }

    /// <summary>Host name in lower case, or IP address without brackets.</summary>
    public string Host { get; }

    /// <summary>The port, or null when it is not given or is the scheme's own.</summary>
    public int? Port { get; }

    /// <summary>The path's segments, percent-decoded; none for a whole namespace.</summary>
    public IReadOnlyList<string> Segments { get; }

    /// <summary>Reads an absolute http, https or sb URI without query, fragment and user.</summary>
    public static bool TryParse(string? resource, [NotNullWhen(true)] out SasAudience? audience)
    {
        audience = null;
        if (!Uri.TryCreate(resource, UriKind.Absolute, out var uri)
            || uri.Scheme is not ("http" or "https" or "sb" or "amqp" or "amqps")
            || uri.Host.Length == 0 || uri.UserInfo.Length > 0 || uri.Query.Length > 0 || uri.Fragment.Length > 0)
        {
            return false;
        }

        var segments = uri.AbsolutePath.Trim('/').Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Uri.UnescapeDataString);
        audience = new SasAudience(resource!, NormalizeHost(uri.Host), uri.IsDefaultPort || uri.Port < 0 ? null : uri.Port, [.. segments]);
        return true;
    }

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
