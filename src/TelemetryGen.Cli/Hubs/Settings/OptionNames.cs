using System.CommandLine;
using TelemetryGen.LocalHub;

namespace TelemetryGen.Cli.Hubs.Settings;

/// <summary>Which setting gives an option of the hub its value: the hub's errors then name what the user wrote.</summary>
internal static class OptionNames
{
    /// <summary>The settings by the paths of the hub's options.</summary>
    public static readonly IReadOnlyDictionary<string, string> Settings = new Dictionary<string, string>
    {
        [nameof(LocalHubOptions.DataDirectory)] = "data",
        [nameof(LocalHubOptions.Hubs)] = "hub",
        [nameof(LocalHubOptions.Partitions)] = "partitions",
        [nameof(LocalHubOptions.Tier)] = "tier",
        [nameof(LocalHubOptions.MaxStoreBytes)] = "max-store",
        [nameof(LocalHubOptions.Retention)] = "retention",
        [nameof(LocalHubOptions.RetentionBytes)] = "retention-size",
        [nameof(LocalHubOptions.Address)] = "address",
        [nameof(LocalHubOptions.Port)] = "port",
        [nameof(LocalHubOptions.HostNames)] = "host-name",
        [Amqp(nameof(AmqpOptions.Port))] = "amqp-port",
        [Amqp(nameof(AmqpOptions.TlsPort))] = "amqp-tls-port",
        [Amqp(nameof(AmqpOptions.PlainAddress))] = "amqp-address",
        [Amqp(nameof(AmqpOptions.ConsumerGroups))] = "consumer-group",
        [Legacy(nameof(LegacyTlsOptions.Address))] = "legacy-address",
        [Legacy(nameof(LegacyTlsOptions.Port))] = "legacy-port",
        [Capture(nameof(CaptureOptions.Folder))] = "capture",
        [Capture(nameof(CaptureOptions.Window))] = "capture-window",
        [Capture(nameof(CaptureOptions.MaxFileBytes))] = "capture-size",
        [Capture(nameof(CaptureOptions.Namespace))] = "capture-namespace",
        [nameof(LocalHubOptions.Forward)] = "forward-to",
        [Forward(nameof(ForwardOptions.CaFile))] = "forward-ca",
        [Forward(nameof(ForwardOptions.MaxPause))] = "forward-pause",
        [nameof(LocalHubOptions.DeviceTokenLife)] = "token-life",
        [nameof(LocalHubOptions.NewAuthority)] = "new-authority",
        [nameof(LocalHubOptions.ClockWait)] = "clock-wait",
        [nameof(LocalHubOptions.TrustClock)] = "trust-clock",
        [nameof(LocalHubOptions.ThroughputUnits)] = "throughput-units",
        [Limit(nameof(ConnectionLimits.MaxConnections))] = "max-connections",
        [Limit(nameof(ConnectionLimits.MaxConnectionsPerAddress))] = "max-connections-per-address",
        [Limit(nameof(ConnectionLimits.MaxHandshakes))] = "max-handshakes",
        [Limit(nameof(ConnectionLimits.HandshakeTime))] = "handshake-time",
        [Limit(nameof(ConnectionLimits.FirstRequestTime))] = "first-request-time",
        [Limit(nameof(ConnectionLimits.IdleTime))] = "idle-time",
        [Limit(nameof(ConnectionLimits.HeaderTime))] = "header-time",
        [Limit(nameof(ConnectionLimits.MinBodyBytesPerSecond))] = "min-body-rate",
    };

    /// <summary>What errors call an option: that of the command line, or the member of the file that gave it its value.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="settings">All settings.</param>
    /// <param name="file">What the file has, when there is one.</param>
    /// <param name="path">The file.</param>
    public static Func<string, string> Of(
        ParseResult parsed, IEnumerable<HubSetting> settings, IReadOnlyDictionary<string, IReadOnlyList<string>>? file, string? path)
    {
        var ofFile = settings.Where(setting => file?.ContainsKey(setting.Name) == true && setting.Given(parsed) is null)
            .Select(static setting => setting.Name).ToHashSet();
        return option => !Settings.TryGetValue(option, out var name) ? option : ofFile.Contains(name) ? $"{path}: {name}" : "--" + name;
    }

    private static string Amqp(string name) => $"{nameof(LocalHubOptions.Amqp)}.{name}";

    private static string Legacy(string name) => $"{nameof(LocalHubOptions.LegacyTls)}.{name}";

    private static string Capture(string name) => $"{nameof(LocalHubOptions.Capture)}.{name}";

    private static string Forward(string name) => $"{nameof(LocalHubOptions.Forward)}.{name}";

    private static string Limit(string name) => $"{nameof(LocalHubOptions.Connections)}.{name}";
}
