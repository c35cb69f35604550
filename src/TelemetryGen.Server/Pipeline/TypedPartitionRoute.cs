using TelemetryGen.Server.Handlers;

namespace TelemetryGen.Server.Pipeline;

/// <param name="name">The record's name.</param>
/// <param name="buffer">The records of an event.</param>
/// <param name="stages">The handlers.</param>
/// <param name="duplicates">Finds duplicates; null when they are not looked for.</param>
/// <param name="call">Calls a handler.</param>
/// <param name="outputs">Take what handlers took.</param>
/// <inheritdoc cref="PartitionRoute"/>
internal sealed class TypedPartitionRoute<TRecord>(
    string name, RecordBuffer<TRecord> buffer, RecordStage<TRecord>[] stages, EventDuplicates<TRecord>? duplicates, HandlerCall call,
    PartitionOutputs outputs)
    : PartitionRoute(name, stages.Any(s => !s.IsObserver) || !outputs.IsEmpty)
    where TRecord : IBatchRow<TRecord>
{
    public override async ValueTask<EventResult> ProcessAsync(TelemetryContext context, bool isBatch)
    {
        try
        {
            if (!buffer.TryRead(context.Event.Body.Span, isBatch, out var error))
            {
                return new(0, 0, error);
            }

            var filter = context.Sender.Length is > 0 and <= DuplicateFilter.MaxPublisherLength ? duplicates : null;
            var dropped = filter?.Drop(buffer, context.Sender) ?? 0;
            var failures = new HandlerFailures();
            foreach (var stage in buffer.Count == 0 ? [] : stages)
            {
                failures = stage.TakesAll
                    ? await RunAllAsync(stage, context, failures)
                    : await RunEachAsync(stage, context, failures);
            }

            HandOn(context, failures.Places);
            filter?.Observe(buffer, context.Sender, failures.Places);
            return new(buffer.Count - failures.Count, dropped, default, failures.Places, failures.Detail);
        }
        finally
        {
            buffer.Clear();
        }
    }

    private void HandOn(TelemetryContext context, IReadOnlyList<int>? failed)
    {
        if (outputs.IsEmpty || buffer.Count == (failed?.Count ?? 0))
        {
            return;
        }

        if (failed is null)
        {
            outputs.Add<TRecord>(context, buffer.Records, buffer.Places);
        }
        else
        {
            HandOnOthers(context, failed);
        }
    }

    private void HandOnOthers(TelemetryContext context, IReadOnlyList<int> failed)
    {
        var taken = Enumerable.Range(0, buffer.Count).Where(i => !failed.Contains(buffer.Places[i])).ToArray();
        outputs.Add<TRecord>(
            context, Array.ConvertAll(taken, i => buffer.Records[i]), Array.ConvertAll(taken, i => buffer.Places[i]));
    }

    private async ValueTask<HandlerFailures> RunEachAsync(RecordStage<TRecord> stage, TelemetryContext context, HandlerFailures failures)
    {
        call.Begin(stage.Name);
        for (var i = 0; i < buffer.Count; i++)
        {
            try
            {
                await stage.InvokeAsync(buffer.One(i), context);
            }
            catch (Exception error) when (!HandlerCall.IsStop(error, context))
            {
                if (await call.RetryAsync(stage, buffer.One(i), context, error) is { } last)
                {
                    failures.Add(stage.Name, buffer.Places.Slice(i, 1), last);
                }
            }
        }

        call.End();
        return failures;
    }

    private async ValueTask<HandlerFailures> RunAllAsync(RecordStage<TRecord> stage, TelemetryContext context, HandlerFailures failures)
    {
        call.Begin(stage.Name);
        try
        {
            await stage.InvokeAsync(buffer.All, context);
        }
        catch (Exception error) when (!HandlerCall.IsStop(error, context))
        {
            if (await call.RetryAsync(stage, buffer.All, context, error) is { } last)
            {
                failures.Add(stage.Name, buffer.Places, last);
            }
        }

        call.End();
        return failures;
    }
}
