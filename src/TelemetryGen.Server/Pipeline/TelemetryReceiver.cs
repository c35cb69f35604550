using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TelemetryGen.Server.DeadLetters;
using TelemetryGen.Server.Diagnostics;
using TelemetryGen.Server.State;

namespace TelemetryGen.Server.Pipeline;

/// <summary>Takes the events of a source for one schema: a pipeline for each partition.</summary>
internal sealed class TelemetryReceiver(
    SchemaRoutes schema, TelemetryOptions options, Action<TelemetryContext>? other, DeadLetterWriter deadLetters,
    ITelemetryStateStore state, IServiceScopeFactory scopes, TelemetryMetrics metrics, ILogger logger, TimeProvider clock,
    IReadOnlyList<IEventOutput> outputs)
    : IEventReceiver, IDisposable
{
    private static readonly TimeSpan CheckInterval = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<HandlerCall, bool> _calls = new();
    private readonly ConcurrentDictionary<PartitionDrops, bool> _drops = new();
    private readonly HandlerErrors _errors = new(logger, clock);
    private readonly SharedOutput[] _outputs = [.. outputs.Select(o => SharedOutput.Create(o, logger, clock))];
    private readonly Outage _saving = StateOutage.Create("What is known of duplicates", logger, clock);
    private ITimer? _timer;

    public async ValueTask<IPartitionReceiver> OpenAsync(string partitionId, CancellationToken stopping)
    {
        LazyInitializer.EnsureInitialized(ref _timer, () => clock.CreateTimer(_ => CheckTimes(), null, CheckInterval, CheckInterval));
        var duplicates = options.DuplicateStreams == 0
            ? null
            : await PartitionDuplicates.LoadAsync(state, $"{schema.Name}/{partitionId}/duplicates", options, clock, _saving, logger,
                stopping);
        var partition = await LoadOutputsAsync(partitionId, stopping);
        var call = new HandlerCall(partitionId, options, _errors, metrics, logger, clock);
        _calls[call] = true;
        var drops = new PartitionDrops(partitionId, logger, clock);
        _drops[drops] = true;
        return new PartitionPipeline(
            partitionId, schema, options, call, duplicates, other, partition, deadLetters,
            new TelemetryContext(scopes, options.EarliestTime), metrics, drops, clock,
            () => Close(call, drops));
    }

    public void Dispose()
    {
        _timer?.Dispose();
        deadLetters.Dispose();
        _errors.Dispose();
    }

    private void Close(HandlerCall call, PartitionDrops drops)
    {
        _calls.TryRemove(call, out _);
        _drops.TryRemove(drops, out _);
        drops.Dispose();
    }

    private async ValueTask<PartitionOutputs> LoadOutputsAsync(string partitionId, CancellationToken stopping)
    {
        var partition = new PartitionOutputs(_outputs, partitionId, clock);
        try
        {
            await partition.LoadAsync(stopping);
            return partition;
        }
        catch
        {
            await partition.DisposeAsync();
            throw;
        }
    }

    private void CheckTimes()
    {
        foreach (var call in _calls.Keys)
        {
            call.CheckTime();
        }

        foreach (var drops in _drops.Keys)
        {
            drops.CheckTime();
        }

        deadLetters.CheckTime();
        _errors.CheckTime();
    }
}
