using Acme.Greenhouse;

#pragma warning disable TLG0502, TLG0503 // Handlers that forget records, which is what the tests are about.

namespace TelemetryGen.Tests.Dispatch;

/// <summary>Bodies for handlers that have no method for some records.</summary>
internal static class OtherHandlers
{
    public static Climate Climate(uint number) =>
        new(DateTimeOffset.UnixEpoch, 20, 1000, 0, false, false, DoorState.Closed, null, null, number);

    public static byte[] Batch(int count)
    {
        var body = new byte[Acme.Greenhouse.Climate.MaxBatchBytes(count)];
        var records = Enumerable.Range(0, count).Select(i => Climate((uint)i)).ToArray();
        Assert.True(Acme.Greenhouse.Climate.TryWriteBatch(records, body, out var length, out var error), error.ToString());
        return body[..length];
    }

    public static byte[] Message<T>(T record)
        where T : ITelemetryMessage<T>
    {
        var bytes = new byte[T.MaxPayloadBytes];
        Assert.True(record.TryWrite(bytes, out var length, out var error), error.ToString());
        return bytes[..length];
    }
}

/// <summary>It has no method at all.</summary>
internal sealed class Forgetful : IGreenhouseHandler;

/// <summary>Its method lacks a word: it compiles, and is another.</summary>
internal sealed class Mistaken : IGreenhouseHandler
{
    public int Calls { get; private set; }

    public void OnClimate(Climate message) => Calls++;
}

/// <summary>It has a method for one record, and says what becomes of the others.</summary>
internal sealed class Selective : IGreenhouseHandler
{
    public bool IsBroken { get; set; }

    public int Healths { get; private set; }

    public List<string> Others { get; } = [];

    public void OnHealth(in Health message) => Healths++;

    public void OnOther<TMessage>(in TMessage message)
        where TMessage : ITelemetryMessage<TMessage> =>
        Others.Add(IsBroken ? throw new IOException("The disk is full.")
            : $"{typeof(TMessage).Name} {(message is Climate climate ? climate.Sequence : 0)}");
}

/// <summary>It dispatches another body while it handles one.</summary>
internal sealed class Nesting(byte[] body) : IGreenhouseHandler
{
    public DispatchOutcome Inner { get; private set; }

    public void OnHealth(in Health message)
    {
        GreenhouseDispatcher.TryDispatch(body, new Forgetful(), out var inner);
        Inner = inner;
    }
}

/// <summary>It hands on what it gets.</summary>
internal sealed class Wrapping(IGreenhouseHandler inner) : IGreenhouseHandler
{
    public void OnClimate(in Climate message) => inner.OnClimate(message);

    public void OnHealth(in Health message) => inner.OnHealth(message);
}

/// <summary>A struct that notes in itself what it is given.</summary>
internal struct Forgetting : IGreenhouseHandler
{
    public int Healths { get; private set; }

    public int Others { get; private set; }

    public void OnHealth(in Health message) => Healths++;

    public void OnOther<TMessage>(in TMessage message)
        where TMessage : ITelemetryMessage<TMessage> => Others++;
}
