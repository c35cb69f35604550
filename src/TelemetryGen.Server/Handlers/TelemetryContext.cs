using Microsoft.Extensions.DependencyInjection;

namespace TelemetryGen.Server;

/// <summary>What is known of the record that a handler is called with. One object serves many records: take what must outlive the
/// call.</summary>
public sealed class TelemetryContext
{
    /// <summary>What a device's clock may be ahead of the hub's.</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    private readonly IServiceScopeFactory _scopes;
    private readonly DateTimeOffset _earliest;
    private AsyncServiceScope? _scope;

    internal TelemetryContext(IServiceScopeFactory scopes, DateTimeOffset earliest) => (_scopes, _earliest) = (scopes, earliest);

    /// <summary>The event that brought the record.</summary>
    public TelemetryEvent Event { get; private set; }

    /// <summary>The header of the event's message or batch; its version is the firmware's schema version.</summary>
    public MessageHeader Header { get; private set; }

    /// <summary>Who sent it (<see cref="TelemetryOptions.IdentifySender"/>): the event's publisher; "" when nobody knows.</summary>
    public string Sender { get; internal set; } = "";

    /// <summary>The schema version of the sender, 1 to 65,535.</summary>
    public int Version => Header.Version;

    /// <summary>Which attempt this is, from 1.</summary>
    public int Attempt { get; internal set; } = 1;

    /// <summary>Is cancelled when the server stops. A handler that ends with it has its record again after the start.</summary>
    public CancellationToken CancellationToken { get; private set; }

    /// <summary>Services of a scope that lives as long as the event is processed.</summary>
    public IServiceProvider Services => (_scope ??= _scopes.CreateAsyncScope()).ServiceProvider;

    /// <summary>
    /// When a record was made: its first <see cref="TimestampAttribute"/> field, when that can be, which is not before
    /// <see cref="TelemetryOptions.EarliestTime"/> and at most five minutes after the hub stored the event. Else when the hub stored it.
    /// </summary>
    /// <param name="record">A record of the event.</param>
    public DateTimeOffset GetTime<TRecord>(in TRecord record)
        where TRecord : ITelemetryMessage<TRecord> =>
        TRecord.GetTime(in record) is { } time && time >= _earliest && time <= Event.EnqueuedTime + Tolerance ? time : Event.EnqueuedTime;

    internal void Begin(in TelemetryEvent e, MessageHeader header, CancellationToken stopping)
    {
        Event = e;
        (Sender, Header) = ("", header);
        (CancellationToken, Attempt) = (stopping, 1);
    }

    internal void End() => Event = default;

    internal ValueTask EndScopeAsync()
    {
        if (_scope is not { } scope)
        {
            return ValueTask.CompletedTask;
        }

        _scope = null;
        return scope.DisposeAsync();
    }
}
