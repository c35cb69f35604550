using System.Net;
using Microsoft.Extensions.Logging;
using TelemetryGen.EventHubs;

namespace TelemetryGen.LocalHub;

/// <summary>How a <see cref="LocalHub"/> runs.</summary>
public sealed record LocalHubOptions
{
    /// <summary>Smallest <see cref="MaxStoreBytes"/>.</summary>
    public const long MinStoreBytes = 64 * 1024;

    /// <summary>Where certificates, policies and events are kept. Made when it is not there; one hub at a time may use it.</summary>
    public required string DataDirectory { get; init; }

    /// <summary>TCP port, 0 to 65535; 0 takes any free one, which <see cref="LocalHub.Endpoint"/> then tells.</summary>
    public int Port { get; init; } = 8443;

    /// <summary>Address to listen on. Loopback by default; <see cref="IPAddress.Any"/> lets boards in.</summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>The hubs, by name. A hub that is not here is not served; its events stay in the store.</summary>
    public IReadOnlyList<string> Hubs { get; init; } = ["telemetry"];

    /// <summary>Partitions of each hub, 1 to 32. Fixed for a hub once its store is made, as in Azure.</summary>
    public int Partitions { get; init; } = 4;

    /// <summary>
    /// Further names and addresses by which clients reach the hub, such as <c>192.168.1.10</c> or <c>gateway.lan</c>. The
    /// certificate names them, and tokens may. localhost, the loopback addresses and the machine's own name are always among them.
    /// </summary>
    public IReadOnlyList<string> HostNames { get; init; } = [];

    /// <summary>Whose limits the hub keeps.</summary>
    public HubTier Tier { get; init; } = HubTier.Standard;

    /// <summary>
    /// Most bytes of events.db, at least <see cref="MinStoreBytes"/>, or null for what the disk holds. Its write-ahead log comes on
    /// top, normally some 4 MB. Beyond it publications are answered 503.
    /// </summary>
    public long? MaxStoreBytes { get; init; }

    /// <summary>
    /// How long events are kept, a minute at the least, or null for as long as there is space. They go in blocks of some hundred, so the
    /// newest of a block decides.
    /// </summary>
    public TimeSpan? Retention { get; init; }

    /// <summary>
    /// Bytes of events.db beyond which the oldest events are removed, at least <see cref="MinStoreBytes"/> and at most nine tenths of
    /// <see cref="MaxStoreBytes"/>; or null to refuse new events instead when the store is full.
    /// </summary>
    public long? RetentionBytes { get; init; }

    /// <summary>What strangers may take of the hub.</summary>
    public ConnectionLimits Connections { get; init; } = new();

    /// <summary>Files of all events, as Event Hubs Capture writes them; null, which is the default, is none.</summary>
    public CaptureOptions? Capture { get; init; }

    /// <summary>
    /// Throughput units, 1 to 40, of 1,000 events and 1 MB a second for all hubs together, beyond which publications are answered 429; or
    /// null for no such limit.
    /// </summary>
    public int? ThroughputUnits { get; init; }

    /// <summary>
    /// How long a token lives that a device fetches, a minute to 30 days. A revoked device's token is refused before its end.
    /// </summary>
    public TimeSpan DeviceTokenLife { get; init; } = TimeSpan.FromHours(1);

    /// <summary>
    /// Makes a new authority where the one of a used data directory is lost, damaged, past or of the future, and a new device-master.key
    /// where that is lost. Every board then needs the new ca.pem, or every device a new key. One that is good stays.
    /// </summary>
    public bool NewAuthority { get; init; }

    /// <summary>How long a start waits for a clock that is before 2024 to be set, 0 to a day.</summary>
    public TimeSpan ClockWait { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Takes a clock before 2024 as it is: for machines that never have the time.</summary>
    public bool TrustClock { get; init; }

    /// <summary>AMQP 1.0 beside HTTPS; null, which is the default, is none.</summary>
    public AmqpOptions? Amqp { get; init; }

    /// <summary>A hub above to which all events are forwarded; null, which is the default, is none.</summary>
    public ForwardOptions? Forward { get; init; }

    /// <summary>A listener for boards that cannot speak TLS 1.2, or know RSA alone; null, which is the default, is none.</summary>
    public LegacyTlsOptions? LegacyTls { get; init; }

    /// <summary>The clock for token expiry, enqueued times, certificates and the Date header.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Where the hub logs; null is nowhere. No line holds a token or a key.</summary>
    public ILoggerFactory? LoggerFactory { get; init; }

    /// <summary>
    /// What errors call an option, given its path, such as <c>MaxStoreBytes</c> or <c>Forward.CaFile</c>: for a program whose users set
    /// options by other names. Null, which is the default, is the path itself.
    /// </summary>
    public Func<string, string>? OptionName { get; init; }

    internal void Validate()
    {
        Require(!string.IsNullOrWhiteSpace(DataDirectory), nameof(DataDirectory), "is empty.");
        Require(Port is >= 0 and <= 65535, nameof(Port), $"{Port} is not between 0 and 65535.");
        Require(Partitions is >= 1 and <= 32, nameof(Partitions), $"{Partitions} is not between 1 and 32.");
        Require(Hubs.Count > 0, nameof(Hubs), "is empty.");
        foreach (var hub in Hubs)
        {
            Require(EventHubNames.IsHub(hub), nameof(Hubs), $"'{hub}' is not a hub name.");
        }

        Require(
            Hubs.Distinct(StringComparer.OrdinalIgnoreCase).Count() == Hubs.Count, nameof(Hubs),
            "has a name twice; case does not count.");
        foreach (var name in HostNames)
        {
            Require(
                HubHostNames.IsHost(name), nameof(HostNames),
                $"'{name}' is not a host name or address (give it without port; an IPv4 address has four numbers).");
        }

        Connections.Validate(this);
        Amqp?.Validate(this);
        LegacyTls?.Validate(this);
        Require(Enum.IsDefined(Tier), nameof(Tier), $"{Tier} is not known.");
        Require(
            DeviceTokenLife >= TimeSpan.FromMinutes(1) && DeviceTokenLife <= TimeSpan.FromDays(30), nameof(DeviceTokenLife),
            $"{DeviceTokenLife} is not between a minute and 30 days.");
        Capture?.Validate(this);
        Forward?.Validate(this);
        Require(ThroughputUnits is null or (>= 1 and <= 40), nameof(ThroughputUnits), $"{ThroughputUnits} is not between 1 and 40.");
        Require(Retention is null || Retention >= TimeSpan.FromMinutes(1), nameof(Retention), $"{Retention} is below a minute.");
        Require(RetentionBytes is null or >= MinStoreBytes, nameof(RetentionBytes), $"{RetentionBytes} is below {MinStoreBytes}.");
        Require(
            RetentionBytes is null || MaxStoreBytes is null || RetentionBytes <= MaxStoreBytes / 10 * 9, nameof(RetentionBytes),
            $"{RetentionBytes} is above nine tenths of {NameOf(nameof(MaxStoreBytes))} {MaxStoreBytes}: the store would be full before "
                + "old events go.");
        Require(
            ClockWait >= TimeSpan.Zero && ClockWait <= TimeSpan.FromDays(1), nameof(ClockWait),
            $"{ClockWait} is not between 0 and a day.");
        Require(MaxStoreBytes is null or >= MinStoreBytes, nameof(MaxStoreBytes), $"{MaxStoreBytes} is below {MinStoreBytes}.");
    }

    /// <summary>What errors call an option.</summary>
    /// <param name="path">The property, behind the point of the property that holds it.</param>
    internal string NameOf(string path) => OptionName?.Invoke(path) ?? path;

    /// <summary>Ends the start with an error that begins with an option's name unless something holds.</summary>
    internal void Require(bool holds, string path, string what) => Refuse(!holds, $"{NameOf(path)} {what}");

    /// <summary>Ends the start with an error when something is wrong.</summary>
    internal static void Refuse(bool isWrong, string message)
    {
        if (isWrong)
        {
            throw new LocalHubException(LocalHubError.InvalidOption, message);
        }
    }
}
