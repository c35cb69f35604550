using TelemetryGen.Server.Handlers;

namespace TelemetryGen.Server.Alerts.Rules;

/// <summary>Judges the records of one kind by one alert.</summary>
internal sealed class AlertStage<TRecord>(AlertRule<TRecord> rule, AlertOutput alerts) : RecordStage<TRecord>("alert " + rule.Name, false)
    where TRecord : IBatchRow<TRecord>
{
    public override ValueTask InvokeAsync(ReadOnlyMemory<TRecord> records, TelemetryContext context)
    {
        Judge(alerts.Find(context.Event.PartitionId), records.Span[0], context);
        return ValueTask.CompletedTask;
    }

    private void Judge(AlertPartition partition, TRecord record, TelemetryContext context)
    {
        if (!partition.TryBegin(context.Event))
        {
            return;
        }

        var (holds, isOver) = rule.Judge(record);
        var status = partition.Find(rule.Name, context.Sender);
        if (status is null && !holds)
        {
            return;
        }

        var time = context.GetTime(in record);
        var (next, word) = rule.Times.Next(status, holds, isOver, time);
        var alert = word == AlertWord.None ? null : Say(rule.Describe(record), next ?? status!, status ?? next!, word, time, context);
        partition.Set(rule.Name, context.Sender, next, alert);
    }

    // What is over is gone from the state: then it is the one before that knows since when it fired.
    private Alert Say(string? detail, AlertStatus now, AlertStatus before, AlertWord word, DateTimeOffset time, TelemetryContext context)
    {
        var status = word == AlertWord.Resolved ? before : now;
        var state = word == AlertWord.Resolved ? AlertState.Resolved : AlertState.Firing;
        return new()
        {
            Id = $"{alerts.Schema}/{rule.Name}/{context.Sender}/{status.Since.ToUnixTimeMilliseconds()}/{state}/{status.Repeats}",
            Name = rule.Name,
            State = state,
            Schema = alerts.Schema,
            Record = TRecord.Name,
            Sender = context.Sender,
            Since = status.Since,
            At = time,
            Repeats = status.Repeats,
            Detail = detail,
            PartitionId = context.Event.PartitionId,
            SequenceNumber = context.Event.SequenceNumber,
        };
    }
}
