using System;
using System.Collections.Generic;
using TelemetryGen;

/// <summary>The codec of one record for a caller that knows no type of it: Record is an alias that stands before this text.</summary>
public static class RecordProbe
{
    public static byte[] Write(object record)
    {
        var buffer = new byte[Record.MaxPayloadBytes];
        return buffer[..((Record)record).Write(buffer)];
    }

    public static object Read(byte[] message) => Record.Read(message);

    public static object ReadByView(byte[] message) =>
        Record.View.TryRead(message, out var view, out TelemetryError error) ? view.ToRecord() : throw new TelemetryException(error);

    /// <summary>What is wrong with any bytes, as the record and as the view say it; null when nothing is.</summary>
    public static string?[] ErrorsOf(byte[] message) =>
    [
        Record.TryRead(message, out _, out TelemetryError ofRecord) ? null : ofRecord.ToString(),
        Record.View.TryRead(message, out _, out TelemetryError ofView) ? null : ofView.ToString(),
    ];

    /// <summary>Messages one after another, by way of views and of records.</summary>
    public static object[] ReadAll(byte[] messages, int count)
    {
        var records = new Record[count];
        if (Record.ReadMany(messages, records, out int bytesRead, out TelemetryError error) != count || bytesRead != messages.Length)
        {
            throw new TelemetryException(error);
        }

        var all = new List<object>();
        foreach (var view in Record.Enumerate(messages, out error))
        {
            all.Add(view.ToRecord());
        }

        all.AddRange(Array.ConvertAll(records, r => (object)r));
        return all.ToArray();
    }

    /// <summary>Writes a batch of the records, and reads it by way of views and of records.</summary>
    public static object[] ThroughBatch(object[] records)
    {
        var body = new byte[Record.MaxBatchBytes(records.Length)];
        if (!Record.TryWriteBatch(Array.ConvertAll(records, r => (Record)r), body, out int length, out TelemetryError error)
            || !Record.TryReadBatch(body.AsSpan(0, length), out var batch, out error))
        {
            throw new TelemetryException(error);
        }

        var all = new List<object>();
        foreach (var record in batch)
        {
            all.Add(record);
        }

        foreach (var view in Record.EnumerateBatch(body.AsSpan(0, length), out error))
        {
            all.Add(view.ToRecord());
        }

        return all.ToArray();
    }
}
