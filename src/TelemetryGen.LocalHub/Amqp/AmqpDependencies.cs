using Microsoft.Extensions.Logging;
using TelemetryGen.LocalHub.Devices;
using TelemetryGen.LocalHub.Http;
using TelemetryGen.LocalHub.Policies;
using TelemetryGen.LocalHub.Store;

namespace TelemetryGen.LocalHub.Amqp;

/// <summary>What AMQP has in common with HTTPS.</summary>
internal sealed record AmqpDependencies
{
    public required IReadOnlyDictionary<string, HubInfo> Hubs { get; init; }

    /// <summary>Stores a publication; ends when it is on the disk or refused.</summary>
    public required Func<Publication, Task<AppendResult>> Append { get; init; }

    public required PolicyStore Policies { get; init; }

    public required RevokedDevices Revoked { get; init; }

    /// <summary>What tokens are for.</summary>
    public required AudienceCheck Audience { get; init; }

    public required int MaxMessageBytes { get; init; }

    public required DateTimeOffset Created { get; init; }

    public required TimeProvider Clock { get; init; }

    public required ILogger Logger { get; init; }
}
