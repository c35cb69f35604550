using System.Security.Authentication;
using Azure.Messaging.EventHubs.Primitives;
using Microsoft.Extensions.Logging;
using TelemetryGen.Server.Diagnostics;

namespace TelemetryGen.Server;

/// <summary>Reads a hub with the official client, sharing its partitions with other processes.</summary>
internal sealed class EventHubsSource : IEventSource
{
    private static readonly TimeSpan FirstDelay = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan MaxDelay = TimeSpan.FromMinutes(1);

    private readonly EventHubsSourceOptions _options;
    private readonly CheckpointStore _checkpoints;
    private readonly ILogger _logger;
    private readonly TimeProvider _clock;
    private readonly string _hub;
    private readonly Outage _reaching;

    public EventHubsSource(EventHubsSourceOptions options, CheckpointStore checkpoints, ILogger logger, TimeProvider clock)
    {
        (_options, _checkpoints, _logger, _clock) = (options, checkpoints, logger, clock);
        _hub = EventHubsNames.Of(options).Hub;
        Description = $"hub {_hub} of {EventHubsNames.AddressOf(options)}, consumer group {options.ConsumerGroup}";
        _reaching = new(
            logger, clock,
            (fault, source, reason, seconds) => ServerLog.SourceNotReached(logger, fault, source, seconds, reason),
            tries => ServerLog.SourceReached(logger, Description, tries));
    }

    public string Description { get; }

    public async Task ReadAsync(IEventReceiver receiver, CancellationToken stopping)
    {
        var processor = await StartAsync(receiver, stopping);
        if (processor is null)
        {
            return;
        }

        try
        {
            await Task.Delay(Timeout.Infinite, stopping);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            await processor.StopProcessingAsync(CancellationToken.None);
        }
    }

    // A hub that cannot be reached is waited for; one that refuses is an error that a person must mend.
    private async Task<HubProcessor?> StartAsync(IEventReceiver receiver, CancellationToken stopping)
    {
        for (var delay = FirstDelay; ; delay = delay * 2 < MaxDelay ? delay * 2 : MaxDelay)
        {
            var processor = HubProcessor.Create(_options, _hub, Description, _checkpoints, receiver, _logger, _clock);
            try
            {
                await processor.StartAsync(stopping);
                _reaching.Succeed(Description);
                return processor;
            }
            catch (Exception) when (stopping.IsCancellationRequested)
            {
                // It reads from the moment it is started, and goes on when only its start was given up.
                await processor.StopProcessingAsync(CancellationToken.None);
                return null;
            }
            catch (Exception error) when (PassingErrors.Has(error))
            {
                _reaching.Fail(Description, error, delay);
            }
            catch (Exception error)
            {
                throw new TelemetryServerException($"Cannot read {Description}: {CauseOf(error)}", error);
            }

            try
            {
                await Task.Delay(delay, _clock, stopping);
            }
            catch (OperationCanceledException)
            {
                return null;
            }
        }
    }

    // What our own store says is more than what it met. A refused certificate is told with the option that it hangs on.
    private string CauseOf(Exception error)
    {
        IEnumerable<Exception> all = error is AggregateException many ? many.Flatten().InnerExceptions : [error];
        var cause = all.OfType<TelemetryServerException>().FirstOrDefault() ?? error.GetBaseException();
        var reason = FailureText.Of(cause);
        return cause is not AuthenticationException ? reason
            : _options.TrustedCaFile is { } file
                ? $"{reason} It must come from TrustedCaFile {file}, and name the host that is connected to."
                : $"{reason} For a hub with an authority of its own set TrustedCaFile: ca.pem of a local hub.";
    }
}
