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
    private readonly (string Namespace, string Hub) _names;

    public EventHubsSource(EventHubsSourceOptions options, CheckpointStore checkpoints, ILogger logger, TimeProvider clock)
    {
        (_options, _checkpoints, _logger, _clock) = (options, checkpoints, logger, clock);
        _names = EventHubsNames.Of(options);
    }

    public string Description => $"hub {_names.Hub} of {_names.Namespace}, consumer group {_options.ConsumerGroup}";

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
            var processor = HubProcessor.Create(_options, _names.Hub, _checkpoints, receiver, _logger, _clock);
            try
            {
                await processor.StartAsync(stopping);
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
                ServerLog.SourceNotReached(_logger, error, Description, delay.TotalSeconds);
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
        return cause is not AuthenticationException ? cause.Message
            : _options.TrustedCaFile is { } file
                ? $"{cause.Message.TrimEnd('.')}. It must come from TrustedCaFile {file}, and name the host that is connected to."
                : $"{cause.Message.TrimEnd('.')}. For a hub with an authority of its own set TrustedCaFile: ca.pem of a local hub.";
    }
}
