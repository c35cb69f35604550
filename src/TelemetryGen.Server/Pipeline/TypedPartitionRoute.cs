using TelemetryGen.Server.Handlers;

namespace TelemetryGen.Server.Pipeline;

/// <param name="name">The record's name.</param>
/// <param name="rows">The records of an event.</param>
/// <param name="stages">The handlers.</param>
/// <param name="duplicates">Finds duplicates; null when they are not looked for.</param>
/// <param name="call">Calls a handler.</param>
/// <param name="outputs">Take what handlers took.</param>
/// <inheritdoc cref="PartitionRoute"/>
internal sealed class TypedPartitionRoute<TRecord>(
    string name, EventRows<TRecord> rows, Stage[] stages, EventDuplicates<TRecord>? duplicates, HandlerCall call, PartitionOutputs outputs)
    : PartitionRoute(name, stages.Any(s => !s.IsObserver) || !outputs.IsEmpty)
    where TRecord : IBatchRow<TRecord>
{
    public override async ValueTask<EventResult> ProcessAsync(TelemetryContext context, bool isBatch)
    {
        try
        {
            if (!rows.TryRead(context.Event.Body.Span, isBatch, out var error))
            {
                return new(0, 0, error);
            }

            var filter = context.Sender.Length is > 0 and <= DuplicateFilter.MaxPublisherLength ? duplicates : null;
            var dropped = filter?.Drop(rows, context.Sender) ?? 0;
            var failures = new HandlerFailures();
            foreach (var stage in rows.Count == 0 ? [] : stages)
            {
                failures = stage is RecordStage<TRecord> { TakesAll: false } each
                    ? await RunEachAsync(each, context, failures)
                    : await RunAllAsync(stage, context, failures);
            }

            HandOn(context, failures.Places);
            filter?.Observe(rows, context.Sender, failures.Places);
            return new(rows.Count - failures.Count, dropped, default, failures.Places, failures.Detail);
        }
        finally
        {
            rows.Clear();
        }
    }

    private void HandOn(TelemetryContext context, IReadOnlyList<int>? failed)
    {
        if (outputs.IsEmpty || rows.Count == (failed?.Count ?? 0))
        {
            return;
        }

        if (failed is null)
        {
            outputs.Add<TRecord>(context, rows.Records.Records, rows.Places);
        }
        else
        {
            HandOnOthers(context, failed);
        }
    }

    private void HandOnOthers(TelemetryContext context, IReadOnlyList<int> failed)
    {
        var taken = Enumerable.Range(0, rows.Count).Where(i => !failed.Contains(rows.Places[i])).ToArray();
        outputs.Add<TRecord>(
            context, Array.ConvertAll(taken, i => rows.Records.Records[i]), Array.ConvertAll(taken, i => rows.Places[i]));
    }

    private async ValueTask<HandlerFailures> RunEachAsync(RecordStage<TRecord> stage, TelemetryContext context, HandlerFailures failures)
    {
        call.Begin(stage.Name);
        for (var i = 0; i < rows.Count; i++)
        {
            try
            {
                await stage.InvokeAsync(rows.Records.One(i), context);
            }
            catch (Exception error) when (!HandlerCall.IsStop(error, context))
            {
                if (await RetryEachAsync(stage, rows.Records.One(i), context, error) is { } last)
                {
                    failures.Add(stage.Name, rows.Places.Slice(i, 1), last);
                }
            }
        }

        call.End();
        return failures;
    }

    private async ValueTask<HandlerFailures> RunAllAsync(Stage stage, TelemetryContext context, HandlerFailures failures)
    {
        call.Begin(stage.Name);
        try
        {
            await InvokeAllAsync(stage, context);
        }
        catch (Exception error) when (!HandlerCall.IsStop(error, context))
        {
            if (await RetryAllAsync(stage, context, error) is { } last)
            {
                failures.Add(stage.Name, rows.Places, last);
            }
        }

        call.End();
        return failures;
    }

    private ValueTask InvokeAllAsync(Stage stage, TelemetryContext context) => stage is ColumnStage columns
        ? columns.InvokeAsync(rows.Columns, context)
        : ((RecordStage<TRecord>)stage).InvokeAsync(rows.Records.All, context);

    // Apart, so that only what throws takes memory.
    private ValueTask<Exception?> RetryEachAsync(
        RecordStage<TRecord> stage, ReadOnlyMemory<TRecord> record, TelemetryContext context, Exception error) =>
        call.RetryAsync(stage.Name, () => stage.InvokeAsync(record, context), context, error);

    private ValueTask<Exception?> RetryAllAsync(Stage stage, TelemetryContext context, Exception error) =>
        call.RetryAsync(stage.Name, () => InvokeAllAsync(stage, context), context, error);
}
