using System.Reflection;
using TelemetryGen.Schema;

namespace TelemetryGen.NanoFramework.Emitted;

/// <summary>An object of an emitted class, as firmware has it.</summary>
public sealed class DeviceRecord
{
    private readonly WriteMethod _write;
    private readonly ReadMethod _read;

    public DeviceRecord(object record, MessageSpec message)
    {
        (Object, Message) = (record, message);
        _write = record.GetType().GetMethod("Write")!.CreateDelegate<WriteMethod>(record);
        _read = record.GetType().GetMethod("TryRead")!.CreateDelegate<ReadMethod>(record);
        MaxPayloadBytes = (int)record.GetType().GetField("MaxPayloadBytes")!.GetRawConstantValue()!;
    }

    private delegate int WriteMethod(byte[] buffer, int offset);

    private delegate bool ReadMethod(byte[] buffer, int offset, int length);

    public object Object { get; }

    public MessageSpec Message { get; }

    public int MaxPayloadBytes { get; }

    /// <summary>Through <c>ITelemetryMessage</c>.</summary>
    public int MaxLength =>
        (int)Object.GetType().GetInterface("TelemetryGen.Device.ITelemetryMessage")!.GetProperty("MaxLength")!.GetValue(Object)!;

    /// <summary>Calls <c>Write</c>.</summary>
    public int Write(byte[] buffer, int offset) => _write(buffer, offset);

    /// <summary>The message, or the exception and what is then in the buffer.</summary>
    public (byte[]? Bytes, Exception? Error, byte[] Buffer) Write()
    {
        const int before = 3;
        var buffer = new byte[before + MaxPayloadBytes];
        Array.Fill(buffer, (byte)0xEE);
        try
        {
            var length = _write(buffer, before);
            return (buffer[before..(before + length)], null, buffer);
        }
        catch (Exception error) when (error.GetType().FullName == "TelemetryGen.Device.TelemetryValueException")
        {
            return (null, error, buffer);
        }
    }

    /// <summary>Reads a message from the middle of a buffer, whose rest is not part of it.</summary>
    public bool TryRead(byte[] message)
    {
        byte[] buffer = [0xAA, 0xAA, .. message, 0xAA];
        return _read(buffer, 2, message.Length);
    }

    /// <summary>Calls <c>TryRead</c>.</summary>
    public bool TryRead(byte[] buffer, int offset, int length) => _read(buffer, offset, length);

    /// <summary>The field that an error is about.</summary>
    public static string FieldOf(Exception error) =>
        (string)error.GetType().GetField("Field", BindingFlags.Public | BindingFlags.Instance)!.GetValue(error)!;
}
