using System.Net;
using TelemetryGen.EventHubs;

namespace TelemetryGen.LocalHub.Forwarding;

/// <summary>Where the hub above is, and the policy to sign tokens with. No text of it has the key.</summary>
internal sealed class UpstreamAddress
{
    /// <summary>The option that all of this is of.</summary>
    public const string Option = nameof(LocalHubOptions.Forward);

    private const int TlsPort = 5671;
    private const int PlainPort = 5672;

    private const string EndpointPart = "Endpoint";
    private const string PolicyPart = "SharedAccessKeyName";
    private const string KeyPart = "SharedAccessKey";
    private const string HubPart = "EntityPath";
    private const string EmulatorPart = "UseDevelopmentEmulator";

    private static readonly string[] Parts = [EndpointPart, PolicyPart, KeyPart, HubPart, EmulatorPart];

    private readonly string _key;

    private UpstreamAddress(Uri endpoint, string policy, string key, string? hub, bool isPlain)
    {
        Authority = endpoint.Host;
        Host = endpoint.IdnHost;
        Port = endpoint.IsDefaultPort || endpoint.Port < 0 ? (isPlain ? PlainPort : TlsPort) : endpoint.Port;
        PolicyName = policy;
        _key = key;
        Hub = hub;
        IsPlain = isPlain;
    }

    /// <summary>The host as a URI has it, an IPv6 address in brackets.</summary>
    public string Authority { get; }

    /// <summary>The host to connect to.</summary>
    public string Host { get; }

    public int Port { get; }

    public string PolicyName { get; }

    /// <summary>The only hub that is forwarded; null for all.</summary>
    public string? Hub { get; }

    /// <summary>Without TLS.</summary>
    public bool IsPlain { get; }

    /// <summary>What has to answer there, for errors; with its usual port unless that is the one.</summary>
    public string Expected => (IsPlain, Port) switch
    {
        (true, PlainPort) => "AMQP without TLS",
        (true, _) => $"AMQP without TLS (usually port {Text(PlainPort)})",
        (false, TlsPort) => "AMQP with TLS",
        (false, _) => $"AMQP with TLS (usually port {Text(TlsPort)}, not that of HTTPS)",
    };

    /// <param name="connectionString">Of a policy.</param>
    /// <param name="option">What errors call the option that has it.</param>
    /// <exception cref="LocalHubException">It is not what it should be; no part of it is repeated, for any may be a key.</exception>
    public static UpstreamAddress Parse(string connectionString, string option = Option)
    {
        try
        {
            return Read(connectionString);
        }
        catch (FormatException error)
        {
            throw new LocalHubException(LocalHubError.InvalidOption, $"{option}: {error.Message}");
        }
    }

    /// <summary>Whether a hub of this name is forwarded.</summary>
    public bool Takes(string hub) => Hub is null || string.Equals(Hub, hub, StringComparison.OrdinalIgnoreCase);

    /// <summary>A token for a resource there.</summary>
    public SasToken Sign(Uri resource, DateTimeOffset expiry) => SasToken.Create(resource, PolicyName, _key, expiry);

    /// <summary>Host and port.</summary>
    public override string ToString() => $"{Authority}:{Text(Port)}";

    private static string Text(int port) => port.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static UpstreamAddress Read(string connectionString)
    {
        var parts = Split(connectionString);
        var policy = parts.GetValueOrDefault(PolicyPart) ?? throw Lacks(PolicyPart);
        var key = parts.GetValueOrDefault(KeyPart) ?? throw Lacks(KeyPart);
        var isPlain = IsEmulator(parts.GetValueOrDefault(EmulatorPart));
        var endpoint = Endpoint(parts.GetValueOrDefault(EndpointPart) ?? throw Lacks(EndpointPart));
        var hub = parts.GetValueOrDefault(HubPart);
        Require(hub is null || EventHubNames.IsHub(hub), $"{HubPart} of the connection string is not a hub name.");
        Require(
            !isPlain || IsLoopback(endpoint.IdnHost),
            $"{EmulatorPart}=true sends events and tokens without TLS, so the endpoint must be localhost or a loopback address.");
        return new UpstreamAddress(endpoint, policy, key, hub, isPlain);
    }

    private static Dictionary<string, string> Split(string text)
    {
        var parts = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var number = 0;
        foreach (var part in text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            number++;
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            var said = equals < 0 ? "" : part[..equals].TrimEnd();
            var name = Parts.FirstOrDefault(known => known.Equals(said, StringComparison.OrdinalIgnoreCase));
            Require(
                name is not null,
                $"part {number} of the connection string is none of {string.Join(", ", Parts)}, each with = and a value.");
            var value = part[(equals + 1)..].Trim();
            Require(value.Length > 0, $"{name} of the connection string is empty.");
            Require(parts.TryAdd(name!, value), $"the connection string has {name} twice.");
        }

        return parts;
    }

    private static Uri Endpoint(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "sb" or "amqps" && uri.AbsolutePath is "/" or ""
        && uri is { UserInfo: "", Query: "", Fragment: "" } && Uri.CheckHostName(uri.IdnHost) != UriHostNameType.Unknown
            ? uri
            : throw Wrong($"{EndpointPart} of the connection string is not sb://host/ or sb://host:port/.");

    private static bool IsEmulator(string? text) => text is not null
        && (bool.TryParse(text, out var value) ? value : throw Wrong($"{EmulatorPart} of the connection string is not true or false."));

    private static bool IsLoopback(string host) =>
        string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));

    private static FormatException Lacks(string part) => Wrong(
        $"the connection string has no {part}. It is that of a policy, with a key: Endpoint=sb://host/;SharedAccessKeyName=...;"
        + "SharedAccessKey=...");

    private static void Require(bool holds, string message)
    {
        if (!holds)
        {
            throw Wrong(message);
        }
    }

    // Its text is its own, and has nothing of the connection string.
    private static FormatException Wrong(string what) => new(what);
}
