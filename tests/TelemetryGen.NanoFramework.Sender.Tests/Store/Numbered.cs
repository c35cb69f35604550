using System.Buffers.Binary;
using TelemetryGen.Device;

namespace TelemetryGen.NanoFramework.Sender.Tests.Store;

/// <summary>Messages that say which one they are; their bytes follow from the number.</summary>
internal static class Numbered
{
    public static byte[] Message(int number, int length)
    {
        var message = new byte[length];
        for (var i = 4; i < length; i++)
        {
            message[i] = (byte)(number * 31 + i * 7);
        }

        BinaryPrimitives.WriteInt32LittleEndian(message, number);
        return message;
    }

    /// <summary>The number; every byte is looked at.</summary>
    public static int Of(ReadOnlySpan<byte> message)
    {
        var number = BinaryPrimitives.ReadInt32LittleEndian(message);
        Assert.Equal(Message(number, message.Length), message.ToArray());
        return number;
    }

    /// <summary>The numbers of all messages of a store.</summary>
    public static List<int> ReadAll(ITelemetryStore store)
    {
        var buffer = new byte[300];
        var numbers = new List<int>();
        store.Begin();
        for (var length = store.Read(buffer, 3); length > 0; length = store.Read(buffer, 3))
        {
            numbers.Add(Of(buffer.AsSpan(3, length)));
        }

        return numbers;
    }
}
