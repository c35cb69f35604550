using System.ComponentModel;

namespace TelemetryGen;

/// <summary>Records from messages that follow each other. Called by generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class MessageBulk
{
    /// <summary>
    /// Reads messages that follow each other, until the source or the room ends or a message is wrong; the place after the last may have
    /// been written to.
    /// </summary>
    /// <returns>How many were read.</returns>
    public static int ReadMany<TMessage>(ReadOnlySpan<byte> source, Span<TMessage> destination, out int bytesRead, out TelemetryError error)
        where TMessage : ITelemetryMessage<TMessage>
    {
        var count = 0;
        bytesRead = 0;
        error = default;
        while (count < destination.Length && bytesRead < source.Length)
        {
            // To its place at once: a record of several words that is copied right after it was made waits for the stores that made it.
            if (!TMessage.TryRead(source[bytesRead..], out destination[count]!, out var length, out error))
            {
                break;
            }

            count++;
            bytesRead += length;
        }

        return count;
    }
}
