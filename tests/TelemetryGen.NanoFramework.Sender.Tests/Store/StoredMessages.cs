using TelemetryGen.Device;

namespace TelemetryGen.NanoFramework.Sender.Tests.Store;

/// <summary>What a store holds, read as a queue reads it.</summary>
internal static class StoredMessages
{
    /// <summary>All messages from the oldest on, marks included; they stay in the store.</summary>
    public static List<byte[]> In(ITelemetryStore store)
    {
        var messages = new List<byte[]>();
        store.Begin();
        for (var length = store.Peek(); length > 0; length = store.Peek())
        {
            messages.Add(new byte[length]);
            store.Read(messages[^1], 0);
        }

        store.Begin();
        return messages;
    }
}
