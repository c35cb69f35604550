namespace Evolution;

/// <summary>The codecs of this version, for a caller that knows no type of it.</summary>
public static class Codecs
{
    /// <summary>Reads a message.</summary>
    public static object Read(int id, byte[] message) => id == Station.TemplateId ? Station.Read(message) : Pulse.Read(message);

    /// <summary>The same by way of a view.</summary>
    public static object ReadByView(int id, byte[] message)
    {
        TelemetryError error;
        if (id == Station.TemplateId)
        {
            return Station.View.TryRead(message, out var station, out error) ? station.ToRecord() : throw new TelemetryException(error);
        }

        return Pulse.View.TryRead(message, out var pulse, out error) ? pulse.ToRecord() : throw new TelemetryException(error);
    }

    /// <summary>Writes what was read.</summary>
    public static byte[] Write(object record)
    {
        var buffer = new byte[Math.Max(Station.MaxPayloadBytes, Pulse.MaxPayloadBytes)];
        return buffer[..(record is Station station ? station.Write(buffer) : ((Pulse)record).Write(buffer))];
    }

    /// <summary>Reads the rows of a batch.</summary>
    public static object[] ReadBatch(int id, byte[] body) => id == Station.TemplateId ? All<Station>(body) : All<Pulse>(body);

    /// <summary>The same by way of views.</summary>
    public static object[] ReadBatchByView(int id, byte[] body)
    {
        var (records, error) = (new System.Collections.Generic.List<object>(), default(TelemetryError));
        if (id == Station.TemplateId)
        {
            foreach (var view in Station.EnumerateBatch(body, out error))
            {
                records.Add(view.ToRecord());
            }
        }
        else
        {
            foreach (var view in Pulse.EnumerateBatch(body, out error))
            {
                records.Add(view.ToRecord());
            }
        }

        return error.Code == TelemetryErrorCode.None ? records.ToArray() : throw new TelemetryException(error);
    }

    /// <summary>Writes what was read as one batch.</summary>
    public static byte[] WriteBatch(object[] records) => records[0] is Station ? Batch<Station>(records) : Batch<Pulse>(records);

    private static object[] All<TRecord>(byte[] body)
        where TRecord : class, IBatchRow<TRecord>
    {
        if (!TelemetryGen.Batch<TRecord>.TryRead(body, out var batch, out var error))
        {
            throw new TelemetryException(error);
        }

        var records = new TRecord[batch.Count];
        batch.CopyTo(records);
        return records;
    }

    private static byte[] Batch<TRecord>(object[] records)
        where TRecord : class, IBatchRow<TRecord>
    {
        var buffer = new byte[MessageBatch.MaxBytes<TRecord>(records.Length)];
        var all = Array.ConvertAll(records, r => (TRecord)r);
        return MessageBatch.TryWrite<TRecord>(all, buffer, out var length, out var error)
            ? buffer[..length]
            : throw new TelemetryException(error);
    }
}
