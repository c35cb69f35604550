using Microsoft.Extensions.Logging;
using TelemetryGen.Cli.Commands;
using TelemetryGen.LocalHub;

namespace TelemetryGen.Cli.Hubs.Settings;

/// <summary>
/// All settings of the hub, in the groups in which help lists them. Ranges that are not here are those of the hub, which says them.
/// </summary>
internal static class HubSettings
{
    // Where each default stands.
    private static readonly LocalHubOptions Usual = new() { DataDirectory = "" };

    public static IReadOnlyList<(string Title, IReadOnlyList<HubSetting> Settings)> Groups()
    {
        var most = SettingKinds.Number(1, 1_000_000);
        var port = SettingKinds.OrNone(SettingKinds.Number(0, ushort.MaxValue));
        var limits = Usual.Connections;
        var amqp = new AmqpOptions();
        var capture = new CaptureOptions { Folder = "" };
        return
        [
            ("Data",
            [
                Of("data", "The folder with certificates, policies and events; made when it is not there.", SettingKinds.Text("folder"),
                    Usual.DataDirectory, static (o, v) => o with { DataDirectory = v }),
                Of("hub", "The hubs, by name.", SettingKinds.Texts("name"), Usual.Hubs, static (o, v) => o with { Hubs = v }),
                Of("partitions", "Partitions of each hub; fixed once it is made.", SettingKinds.Number(1, 32), Usual.Partitions,
                    static (o, v) => o with { Partitions = v }),
                Of("tier", "Whose limits it keeps: basic or standard.", SettingKinds.Choice<HubTier>("tier"), Usual.Tier,
                    static (o, v) => o with { Tier = v }),
                Of("max-store", "Most bytes of events.db: 500MB, 10GB; none is what the disk holds.",
                    SettingKinds.OrNone(SettingKinds.Size), Usual.MaxStoreBytes, static (o, v) => o with { MaxStoreBytes = v }),
                Of("retention", "How long events are kept: 1d, 90d.", SettingKinds.OrNone(SettingKinds.Time), Usual.Retention,
                    static (o, v) => o with { Retention = v }),
                Of("retention-size", "Bytes of events.db beyond which the oldest events go.", SettingKinds.OrNone(SettingKinds.Size),
                    Usual.RetentionBytes, static (o, v) => o with { RetentionBytes = v }),
            ]),
            ("Network",
            [
                Of("address", "The address to listen on; 0.0.0.0 lets boards in.", SettingKinds.Address, Usual.Address,
                    static (o, v) => o with { Address = v }),
                Of("port", "The port; 0 takes a free one.", SettingKinds.Number(0, ushort.MaxValue), Usual.Port,
                    static (o, v) => o with { Port = v }),
                Of("host-name", "A further name or address by which boards reach this machine.", SettingKinds.Texts("name"),
                    Usual.HostNames, static (o, v) => o with { HostNames = v }),
            ]),
            ("AMQP",
            [
                Amqp("amqp-port", "The port without TLS, for clients with UseDevelopmentEmulator=true; 0 takes a free one.", port,
                    amqp.Port, static (a, v) => a with { Port = v }),
                Amqp("amqp-tls-port", "The port with TLS; 0 takes a free one.", port, amqp.TlsPort,
                    static (a, v) => a with { TlsPort = v }),
                Amqp("amqp-address", "The address of the port without TLS.", SettingKinds.Address, amqp.PlainAddress,
                    static (a, v) => a with { PlainAddress = v }),
                Amqp("consumer-group", "A consumer group of each hub beside $Default.", SettingKinds.Texts("name"), amqp.ConsumerGroups,
                    static (a, v) => a with { ConsumerGroups = v }),
                Of("no-amqp", "No AMQP at all: HTTPS alone.", SettingKinds.Switch, false, static (o, v) => v ? o with { Amqp = null } : o),
            ]),
            ("Old boards",
            [
                Legacy("legacy-address",
                    "The one address for boards without TLS 1.2 or with RSA alone; on port 8444 unless --legacy-port says another.",
                    SettingKinds.Address, new LegacyTlsOptions().Address, static (l, v) => l with { Address = v }),
                Of("legacy-port", "The port for them: TLS 1.0 to 1.2, publishers' tokens alone; 0 takes a free one.", port, null,
                    static (o, v) => o with { LegacyTls = v is { } p ? (o.LegacyTls ?? new LegacyTlsOptions()) with { Port = p } : null }),
            ]),
            ("Page",
            [
                new HubSetting<PageAddress>("page", "Where the page to watch it is served; off loopback it has HTTPS and a login.",
                    SettingKinds.Page, PageAddress.Usual, static (s, v) => s with { Page = v }),
                new HubSetting<string>("schema", "A schema document, or an assembly that carries one: the page decodes with it.",
                    SettingKinds.Text("file"), "", static (s, v) => s with { Schema = v }),
                new HubSetting<bool>(
                    "no-page", "No page at all.", SettingKinds.Switch, false, static (s, v) => v ? s with { Page = null } : s),
            ]),
            ("Capture",
            [
                Of("capture", "A folder for files of all events, as Event Hubs Capture writes them.", SettingKinds.Text("folder"), "",
                    static (o, v) => o with { Capture = new CaptureOptions { Folder = v } }),
                Capture("capture-window", "After this time a file ends.", SettingKinds.Time, capture.Window,
                    static (c, v) => c with { Window = v }),
                Capture("capture-size", "From this size on a file ends: 100MB.", SettingKinds.Size, capture.MaxFileBytes,
                    static (c, v) => c with { MaxFileBytes = v }),
                Capture("capture-namespace", "The first folder of the paths, where Azure has its namespace.", SettingKinds.Text("name"),
                    capture.Namespace, static (c, v) => c with { Namespace = v }),
            ]),
            ("Gateway",
            [
                new HubSetting<string>(
                    "forward-to", "The environment variable that holds the connection string of a hub above, to which all events go on.",
                    SettingKinds.Variable, "", static (s, v) => s with { ForwardTo = v, Hub = Forwarding(s.Hub, static f => f) }),
                Forward("forward-ca", "The authority by which the hub above is trusted.", SettingKinds.Text("file"),
                    "", static (f, v) => f with { CaFile = v }),
                Forward("forward-pause", "The longest pause between two attempts while the hub above takes no events.", SettingKinds.Time,
                    ForwardOptions.DefaultMaxPause, static (f, v) => f with { MaxPause = v }),
            ]),
            ("Keys and clock",
            [
                Of("token-life", "How long tokens live that devices fetch: 1h, 30m.", SettingKinds.Time, Usual.DeviceTokenLife,
                    static (o, v) => o with { DeviceTokenLife = v }),
                Of("new-authority", "Make new ones for an authority or device-master.key that is lost or useless.", SettingKinds.Switch,
                    Usual.NewAuthority, static (o, v) => o with { NewAuthority = v }),
                Of("clock-wait", "How long to wait for a clock that is before 2024 to be set.", SettingKinds.Time, Usual.ClockWait,
                    static (o, v) => o with { ClockWait = v }),
                Of("trust-clock", "Take a clock before 2024 as it is.", SettingKinds.Switch, Usual.TrustClock,
                    static (o, v) => o with { TrustClock = v }),
            ]),
            ("Limits",
            [
                Of("throughput-units", "Units of 1,000 events and 1 MB a second beyond which publications get 429.",
                    SettingKinds.OrNone(SettingKinds.Number(1, 40)), Usual.ThroughputUnits,
                    static (o, v) => o with { ThroughputUnits = v }),
                Limit("max-connections", "Most connections at once.", most, limits.MaxConnections,
                    static (l, v) => l with { MaxConnections = v }),
                Limit("max-connections-per-address", "Most connections at once of one address.", most, limits.MaxConnectionsPerAddress,
                    static (l, v) => l with { MaxConnectionsPerAddress = v }),
                Limit("max-handshakes", "Most TLS handshakes at once.", most, limits.MaxHandshakes,
                    static (l, v) => l with { MaxHandshakes = v }),
                Limit("handshake-time", "How long a handshake may take.", SettingKinds.Time, limits.HandshakeTime,
                    static (l, v) => l with { HandshakeTime = v }),
                Limit("first-request-time", "How long a connection may be silent after it.", SettingKinds.Time, limits.FirstRequestTime,
                    static (l, v) => l with { FirstRequestTime = v }),
                Limit("idle-time", "How long it may be silent between two requests.", SettingKinds.Time, limits.IdleTime,
                    static (l, v) => l with { IdleTime = v }),
                Limit("header-time", "How long the head of a request may take.", SettingKinds.Time, limits.HeaderTime,
                    static (l, v) => l with { HeaderTime = v }),
                Limit("min-body-rate", "Least bytes a second of a body, after 5 s; 0 is no bound.", SettingKinds.Number(0, 1_000_000),
                    limits.MinBodyBytesPerSecond, static (l, v) => l with { MinBodyBytesPerSecond = v }),
            ]),
            ("Output",
            [
                new HubSetting<LogLevel>("log", "The least to log, on stderr: trace to critical, or none.",
                    SettingKinds.Choice<LogLevel>("level"), LogLevel.Warning, static (s, v) => s with { Log = v }),
                new HubSetting<bool>("log-json", "Each line of the log is a JSON object.", SettingKinds.Switch, false,
                    static (s, v) => s with { LogJson = v }),
                new HubSetting<Uri?>("otlp", "Where metrics go by OTLP over HTTP: http://localhost:4318.", SettingKinds.Endpoint, null,
                    static (s, v) => s with { Otlp = v }),
                new HubSetting<bool>("json", "Output for programs.", SettingKinds.Switch, false, static (s, v) => s with { Json = v }),
            ]),
        ];
    }

    private static HubSetting<T> Of<T>(
        string name, string description, SettingKind<T> kind, T usual, Func<LocalHubOptions, T, LocalHubOptions> set) =>
        new(name, description, kind, usual, (start, value) => start with { Hub = set(start.Hub, value) });

    // "no-amqp" comes last of its group: what is set before it is then of no use.
    private static HubSetting<T> Amqp<T>(
        string name, string description, SettingKind<T> kind, T usual, Func<AmqpOptions, T, AmqpOptions> set) =>
        Of(name, description, kind, usual, (options, value) => options with { Amqp = set(options.Amqp!, value) });

    // The connection string is put in when the hub starts: it is in no setting.
    private static HubSetting<T> Forward<T>(
        string name, string description, SettingKind<T> kind, T usual, Func<ForwardOptions, T, ForwardOptions> set) =>
        Of(name, description, kind, usual, (options, value) => Forwarding(options, forward => set(forward, value)));

    private static LocalHubOptions Forwarding(LocalHubOptions options, Func<ForwardOptions, ForwardOptions> set) =>
        options with { Forward = set(options.Forward ?? new ForwardOptions { ConnectionString = "" }) };

    // "legacy-port" comes after it: with null there is no such listener.
    private static HubSetting<T> Legacy<T>(
        string name, string description, SettingKind<T> kind, T usual, Func<LegacyTlsOptions, T, LegacyTlsOptions> set) =>
        Of(name, description, kind, usual,
            (options, value) => options with { LegacyTls = set(options.LegacyTls ?? new LegacyTlsOptions(), value) });

    private static HubSetting<T> Capture<T>(
        string name, string description, SettingKind<T> kind, T usual, Func<CaptureOptions, T, CaptureOptions> set) =>
        Of(name, description, kind, usual,
            (options, value) => options with { Capture = set(options.Capture ?? new CaptureOptions { Folder = "" }, value) });

    private static HubSetting<T> Limit<T>(
        string name, string description, SettingKind<T> kind, T usual, Func<ConnectionLimits, T, ConnectionLimits> set) =>
        Of(name, description, kind, usual, (options, value) => options with { Connections = set(options.Connections, value) });
}
