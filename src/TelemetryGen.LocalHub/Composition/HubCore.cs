using Microsoft.Extensions.Logging;
using TelemetryGen.LocalHub.Certificates;
using TelemetryGen.LocalHub.Connections;
using TelemetryGen.LocalHub.Devices;
using TelemetryGen.LocalHub.Diagnostics;
using TelemetryGen.LocalHub.Http;
using TelemetryGen.LocalHub.Policies;
using TelemetryGen.LocalHub.Store;

namespace TelemetryGen.LocalHub.Composition;

/// <summary>What listeners and services of a hub share.</summary>
internal sealed class HubCore
{
    private HubCore(LocalHubOptions options, ILogger logger, HubParts parts)
    {
        Options = options;
        Logger = logger;
        Hosts = HubHostNames.Of(options);
        Audience = new AudienceCheck(Hosts, options.TimeProvider);
        Directory = parts.Add(DataDirectory.Open(options.DataDirectory));
        Metrics = parts.Add(new HubMetrics());

        // Before all else that is made: what else is there tells that they were there too.
        DeviceKeys = DeviceKeys.FromFile(Directory.DeviceMaster, options.NewAuthority);
        Certificates = parts.Add(new HubCertificates(Directory.Authority, Hosts, options.NewAuthority, options.TimeProvider, logger));
        Policies = new PolicyStore(Directory.Policies, options.TimeProvider, logger);
        Store = parts.Add(EventStore.Open(Directory, options, Metrics, logger));
        StartPosition = Store.LastPosition;
        AddEndOfReading(parts);
        Revoked = new RevokedDevices(Directory.RevokedDevices, options.TimeProvider, logger);
        Gate = parts.Add(new ConnectionGate(options, logger));
    }

    public LocalHubOptions Options { get; }

    public ILogger Logger { get; }

    /// <summary>The names by which clients may reach the hub.</summary>
    public IReadOnlyList<string> Hosts { get; }

    /// <summary>What tokens may be for.</summary>
    public AudienceCheck Audience { get; }

    public DataDirectory Directory { get; }

    public HubMetrics Metrics { get; }

    public DeviceKeys DeviceKeys { get; }

    public HubCertificates Certificates { get; }

    public PolicyStore Policies { get; }

    public EventStore Store { get; }

    public RevokedDevices Revoked { get; }

    /// <summary>The limits of connections, for all listeners together.</summary>
    public ConnectionGate Gate { get; }

    /// <summary>When the store was made.</summary>
    public DateTimeOffset Created => File.GetCreationTimeUtc(Directory.Events);

    /// <summary>The size of events.db; 0 when it is gone.</summary>
    public long StoreBytes() => new FileInfo(Directory.Events) is { Exists: true } file ? file.Length : 0;

    /// <summary>The position of the newest event before the hub takes any.</summary>
    public long StartPosition { get; }

    /// <summary>Set when the last event is stored: readers in the process give what is left and end.</summary>
    public CancellationToken NothingMore { get; private set; }

    /// <exception cref="LocalHubException">Something of it cannot be used.</exception>
    public static HubCore Open(LocalHubOptions options, ILogger logger, HubParts parts) => new(options, logger, parts);

    // Whoever is given a token of this source may still read it later: it is not disposed of.
    private void AddEndOfReading(HubParts parts)
    {
        var nothingMore = new CancellationTokenSource();
        NothingMore = nothingMore.Token;
        parts.AddEnd(
            async () =>
            {
                await nothingMore.CancelAsync();
                Store.CloseReaders();
            },
            endsAfter: Store);
    }
}
