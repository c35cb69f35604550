using System.Buffers.Binary;
using TelemetryGen.Device;

namespace TelemetryGen.NanoFramework.Sender.Tests.Store;

/// <summary>A record without fields, of the schema of <see cref="TestRecord"/>: its message is a header.</summary>
internal sealed class PingRecord : ITelemetryMessage
{
    public int MaxLength => 8;

    public int RowVersion => 1;

    public int Write(byte[] buffer, int offset)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(buffer.AsSpan(offset), 3ul << 16 | 77ul << 32 | 2ul << 48);
        return 8;
    }
}
