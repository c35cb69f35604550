using TelemetryGen.Server.DeadLetters;
using TelemetryGen.Server.Diagnostics;
using TelemetryGen.Server.State;

namespace TelemetryGen.Server.Pipeline;

/// <summary>The events of one partition, one after the other, each until it has an outcome.</summary>
internal sealed class PartitionPipeline : IPartitionReceiver
{
    private readonly SchemaRoutes _schema;
    private readonly TelemetryOptions _options;
    private readonly PartitionDuplicates? _duplicates;
    private readonly Action<TelemetryContext>? _other;
    private readonly PartitionOutputs _outputs;
    private readonly DeadLetterWriter _deadLetters;
    private readonly TelemetryContext _context;
    private readonly TelemetryMetrics _metrics;
    private readonly PartitionDrops _drops;
    private readonly TimeProvider _clock;
    private readonly Action _closed;
    private readonly PartitionMetrics _numbers;
    private readonly PartitionRoute?[] _routes;

    public PartitionPipeline(
        string partitionId, SchemaRoutes schema, TelemetryOptions options, HandlerCall call, PartitionDuplicates? duplicates,
        Action<TelemetryContext>? other, PartitionOutputs outputs, DeadLetterWriter deadLetters, TelemetryContext context,
        TelemetryMetrics metrics, PartitionDrops drops, TimeProvider clock, Action closed)
    {
        (_schema, _options, _duplicates, _other, _outputs) = (schema, options, duplicates, other, outputs);
        (_deadLetters, _context, _metrics, _drops, _clock, _closed) = (deadLetters, context, metrics, drops, clock, closed);
        _numbers = metrics.Open(schema.Name, partitionId);
        _routes = new PartitionRoute?[schema.Routes.Count == 0 ? 0 : schema.Routes.Max(r => r.TemplateId) + 1];
        foreach (var route in schema.Routes)
        {
            _routes[route.TemplateId] = route.Open(duplicates?.Filter, call, outputs, schema.Version);
        }
    }

    public async ValueTask<int> ReceiveAsync(ReadOnlyMemory<TelemetryEvent> events, CancellationToken stopping)
    {
        var done = 0;
        try
        {
            for (; done < events.Length && !stopping.IsCancellationRequested; done++)
            {
                await ProcessAsync(in events.Span[done], stopping);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // Some of the event's records may be noted as seen: they come again with it.
            _duplicates?.Forget();
        }

        if (done > 0 && await TryFlushAsync(stopping))
        {
            _numbers.SetPosition(events.Span[done - 1], _clock.GetUtcNow());
            await (_duplicates?.SaveIfDueAsync(stopping) ?? ValueTask.CompletedTask);
            return done;
        }

        return 0;
    }

    public async ValueTask DisposeAsync()
    {
        _closed();
        _metrics.Close(_numbers);
        await _outputs.DisposeAsync();
        await (_duplicates?.CloseAsync() ?? ValueTask.CompletedTask);
    }

    // What no output has got was not handled: it comes again after the start, and must be no duplicate then.
    private async ValueTask<bool> TryFlushAsync(CancellationToken stopping)
    {
        try
        {
            await _outputs.FlushAsync(stopping);
            return true;
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            _duplicates?.Forget();
            return false;
        }
    }

    // By reference: an event is large, and each method that waits would take a copy of it.
    private ValueTask ProcessAsync(in TelemetryEvent e, CancellationToken stopping)
    {
        if (!MessageHeader.TryRead(e.Body.Span, out var header))
        {
            var error = TelemetryError.Create(
                TelemetryErrorCode.MessageTruncated, _schema.Name, e.Body.Length, MessageHeader.Size, MessageHeader.Size);
            return GiveUpAsync(e, new(DeadLetterReason.Damaged, error.ToString()), stopping);
        }

        if (header.SchemaId != _schema.Id)
        {
            return SkipAsync(e, _options.UnknownSchema, PartitionDrops.UnknownKind.UnknownSchema, new(DeadLetterReason.UnknownSchema,
                $"The header has schema id {header.SchemaId}; {_schema.Name} has {_schema.Id}."), stopping);
        }

        var template = header.TemplateId & ~BatchHeader.TemplateBit;
        if (template >= _routes.Length || _routes[template] is not { } route)
        {
            return SkipAsync(e, _options.UnknownTemplate, PartitionDrops.UnknownKind.UnknownTemplate, new(DeadLetterReason.UnknownTemplate,
                $"Template id {template} of version {header.Version} is not in version {_schema.Version} of {_schema.Name}."), stopping);
        }

        _context.Begin(e, header, stopping);
        return HandleAsync(route, stopping);
    }

    private async ValueTask HandleAsync(PartitionRoute route, CancellationToken stopping)
    {
        try
        {
            try
            {
                _context.Sender = _options.IdentifySender(_context.Event) ?? "";
                await RouteAsync(route, stopping);
            }
            finally
            {
                await _context.EndScopeAsync();
            }
        }
        catch (Exception error) when (error is not OperationCanceledException || !stopping.IsCancellationRequested)
        {
            // What the user's code throws beside a handler. A source that met it would read the partition again, for ever.
            await GiveUpAsync(
                _context.Event, new(DeadLetterReason.HandlerFailed, $"{error.GetType().Name}: {error.Message}"), stopping);
            _numbers.AddEvent(EventOutcome.DeadLettered);
        }
        finally
        {
            _context.End();
        }
    }

    private async ValueTask RouteAsync(PartitionRoute route, CancellationToken stopping)
    {
        var header = _context.Header;
        var result = await route.ProcessAsync(_context, header.TemplateId >= BatchHeader.TemplateBit);
        if (result.Error.Code != TelemetryErrorCode.None)
        {
            await GiveUpAsync(_context.Event, new(DeadLetterReason.Damaged, result.Error.ToString()), stopping);
            return;
        }

        if (result.Failed is { } failed)
        {
            await GiveUpAsync(
                _context.Event, new(DeadLetterReason.HandlerFailed, result.Detail!) { FailedRecords = failed }, stopping);
        }

        _metrics.AddRecords(_schema.Name, route.Name, header.Version, route.IsHandled, result);
        _drops.Add(_context.Sender, result);
        if (route.IsHandled)
        {
            _numbers.AddEvent(result.Failed is null ? EventOutcome.Handled : EventOutcome.DeadLettered);
            return;
        }

        if (_other is null)
        {
            _drops.AddUnhandled(route.Name, result.Handled);
        }

        _other?.Invoke(_context);
        _numbers.AddEvent(EventOutcome.Unhandled);
    }

    private ValueTask SkipAsync(
        TelemetryEvent e, UnknownEventAction action, PartitionDrops.UnknownKind kind, GivenUp why, CancellationToken stopping)
    {
        if (action == UnknownEventAction.DeadLetter)
        {
            return GiveUpAsync(e, why, stopping);
        }

        _numbers.AddEvent(EventOutcome.Skipped);
        _drops.AddSkipped(kind, why.Detail);
        return ValueTask.CompletedTask;
    }

    private async ValueTask GiveUpAsync(TelemetryEvent e, GivenUp why, CancellationToken stopping)
    {
        await _deadLetters.WriteAsync(
            new(why.Reason, why.Detail, _schema.Name, e, why.FailedRecords, _clock.GetUtcNow()), stopping);
        if (why.Reason != DeadLetterReason.HandlerFailed)
        {
            _numbers.AddEvent(EventOutcome.DeadLettered);
        }
    }

    private sealed record GivenUp(DeadLetterReason Reason, string Detail)
    {
        public IReadOnlyList<int> FailedRecords { get; init; } = [];
    }
}
