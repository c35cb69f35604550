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
}
