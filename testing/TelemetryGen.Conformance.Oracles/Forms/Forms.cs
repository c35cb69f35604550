namespace TelemetryGen.Conformance;

/// <summary>One message as a record, or null and why not.</summary>
internal delegate object? ReadOne(byte[] message, out TelemetryError error);

/// <summary>Messages that follow each other, as records.</summary>
internal delegate IReadOnlyList<object> ReadAll(byte[] messages, int room, out int bytesRead, out TelemetryError error);

/// <summary>All records of a message or a batch, or null and why not.</summary>
internal delegate IReadOnlyList<object>? ReadBody(byte[] body, out TelemetryError error);

/// <summary>A message through <c>Wire</c>: read, its bytes turned twice, written again.</summary>
internal delegate byte[]? Rewrite(byte[] message, out TelemetryError error);

/// <summary>The fast forms of one record, each as a delegate: views and columns are ref structs, which no generic code can hold.</summary>
/// <param name="Properties">A record made of the properties of a <c>View</c>.</param>
/// <param name="ToRecord"><c>View.ToRecord</c>.</param>
/// <param name="ReadMany"><c>ReadMany</c>.</param>
/// <param name="Enumerate"><c>Enumerate</c>.</param>
/// <param name="ReadColumns"><c>ReadColumns</c>, texts left out; null for a record of texts only.</param>
/// <param name="ReadEvent"><c>ColumnBatch.TryRead</c>, texts left out; null for a record of texts only.</param>
/// <param name="WithoutTexts">A record with what is no column left out, as the two before have it; null as they are.</param>
/// <param name="Wire">Null for a record with texts.</param>
/// <param name="Reverse">The bytes of a message whose block is a <c>Wire</c> in the other byte order.</param>
/// <param name="Allocated">Bytes allocated by reading a message through every form that makes no string.</param>
internal sealed record Forms(
    ReadOne Properties,
    ReadOne ToRecord,
    ReadAll ReadMany,
    ReadAll Enumerate,
    ReadAll? ReadColumns,
    ReadBody? ReadEvent,
    Func<object, object>? WithoutTexts,
    Rewrite? Wire,
    Rewrite? Reverse,
    Func<byte[], long> Allocated)
{
    public static Forms Of(string message) => FormsTable.Of(message);

    public static byte[]? Rewritten<TWire>(bool isRead, TWire wire)
        where TWire : unmanaged, IWireBlock<TWire>
    {
        if (!isRead)
        {
            return null;
        }

        var bytes = new byte[MessageHeader.Size + System.Runtime.CompilerServices.Unsafe.SizeOf<TWire>()];
        return WireBlock.TryWrite(wire.ReverseEndianness().ReverseEndianness(), bytes, out _) ? bytes : null;
    }

    public static byte[]? Reversed<TWire>(bool isRead, TWire wire)
        where TWire : unmanaged, IWireBlock<TWire>
    {
        if (!isRead)
        {
            return null;
        }

        var bytes = new byte[MessageHeader.Size + System.Runtime.CompilerServices.Unsafe.SizeOf<TWire>()];
        WireBlock.WriteUnchecked(wire.ReverseEndianness(), bytes);
        return bytes;
    }

    public static long Measured(byte[] message, Action<byte[]> read)
    {
        read(message);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
        {
            read(message);
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
