using System.Buffers;

namespace TelemetryGen.LocalHub.Http;

/// <summary>
/// The body of a request, in memory that is lent: a new megabyte for each large batch would bring about a collection of everything.
/// </summary>
internal sealed class RequestBody(int capacity) : IDisposable
{
    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(capacity);

    /// <summary>Bytes that were read.</summary>
    public int Length { get; private set; }

    /// <summary>What was read. It ends with <see cref="Dispose"/>.</summary>
    public ReadOnlyMemory<byte> Memory => _bytes.AsMemory(0, Length);

    /// <summary>Room for at least one byte more.</summary>
    public Memory<byte> Room()
    {
        if (Length == _bytes.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(_bytes.Length * 2);
            Memory.CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_bytes);
            _bytes = larger;
        }

        return _bytes.AsMemory(Length);
    }

    /// <summary>Bytes were written to the room.</summary>
    public void Advance(int count) => Length += count;

    /// <summary>Gives the memory back. Once.</summary>
    public void Dispose() => ArrayPool<byte>.Shared.Return(_bytes);
}
