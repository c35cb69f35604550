using System.Buffers;

namespace TelemetryGen.Benchmarks.Peers;

/// <summary>A buffer writer over one array, from one place on, used again and again.</summary>
internal sealed class FixedWriter(byte[] buffer, int start) : IBufferWriter<byte>
{
    public int Written { get; private set; }

    public void Advance(int count) => Written += count;

    public Memory<byte> GetMemory(int sizeHint = 0) => buffer.AsMemory(start + Written);

    public Span<byte> GetSpan(int sizeHint = 0) => buffer.AsSpan(start + Written);

    public void Reset() => Written = 0;
}
