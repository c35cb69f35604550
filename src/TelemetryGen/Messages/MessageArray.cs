using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TelemetryGen;

/// <summary>
/// An array of numbers where it lies on the wire, little-endian: by index, copied, or, where the host has the same order, as a span.
/// </summary>
/// <typeparam name="T">An integer of 8 to 64 bits, float or double.</typeparam>
public readonly ref struct MessageArray<T>
    where T : unmanaged
{
    private readonly ReadOnlySpan<byte> _bytes;
    private readonly int _stride;

    /// <summary>A fixed array; called by generated code.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public MessageArray(ReadOnlySpan<byte> bytes)
    {
        _bytes = bytes;
        _stride = Unsafe.SizeOf<T>();
        Length = bytes.Length / Unsafe.SizeOf<T>();
    }

    /// <summary>A bounded array; called by generated code.</summary>
    public MessageArray(MessageEntries entries)
    {
        _bytes = entries.Bytes;
        _stride = entries.Length;
        Length = entries.Count;
    }

    /// <summary>How many numbers.</summary>
    public int Length { get; }

    private bool IsContiguous => _stride == Unsafe.SizeOf<T>();

    /// <summary>A number, from 0 on.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such number.</exception>
    public T this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Length, nameof(index));
            var value = MemoryMarshal.Read<T>(_bytes[(index * _stride)..]);
            return BitConverter.IsLittleEndian ? value : MessageArray.Reverse(value);
        }
    }

    /// <summary>The numbers where they lie; false on a big-endian host, and where a newer sender put something between them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryGetSpan(out ReadOnlySpan<T> numbers)
    {
        var isSpan = BitConverter.IsLittleEndian && (IsContiguous || Length == 0);
        numbers = isSpan ? MemoryMarshal.Cast<byte, T>(_bytes) : default;
        return isSpan;
    }

    /// <summary>Copies the numbers.</summary>
    /// <exception cref="ArgumentException">The destination is shorter.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void CopyTo(Span<T> destination)
    {
        // Inlined: of an array of fixed length the length is known there, and the copy is a few vectors instead of a call.
        if (TryGetSpan(out var numbers))
        {
            numbers.CopyTo(destination);
            return;
        }

        CopyOneByOne(this, destination);
    }

    /// <summary>A new array of the numbers.</summary>
    public T[] ToArray()
    {
        if (Length == 0)
        {
            return [];
        }

        var numbers = GC.AllocateUninitializedArray<T>(Length);
        CopyTo(numbers);
        return numbers;
    }

    // Static, so that the array need not lie in memory for it.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void CopyOneByOne(MessageArray<T> array, Span<T> destination)
    {
        if (destination.Length < array.Length)
        {
            throw new ArgumentException(
                $"The destination has room for {destination.Length} numbers; there are {array.Length}.", nameof(destination));
        }

        for (var i = 0; i < array.Length; i++)
        {
            destination[i] = array[i];
        }
    }
}

/// <summary>Writes arrays of numbers. Called by generated code.</summary>
public static class MessageArray
{
    /// <summary>Writes the numbers, little-endian, to as many bytes as they take.</summary>
    public static void Write<T>(Span<byte> destination, ReadOnlySpan<T> numbers)
        where T : unmanaged
    {
        Debug.Assert(destination.Length == numbers.Length * Unsafe.SizeOf<T>(), "The room is made for the numbers.");
        if (BitConverter.IsLittleEndian && typeof(T) != typeof(float) && typeof(T) != typeof(double))
        {
            MemoryMarshal.AsBytes(numbers).CopyTo(destination);
            return;
        }

        for (var i = 0; i < numbers.Length; i++)
        {
            var number = OneNaN(numbers[i]);
            MemoryMarshal.Write(destination[(i * Unsafe.SizeOf<T>())..], BitConverter.IsLittleEndian ? number : Reverse(number));
        }
    }

    /// <summary>The numbers with their bytes in the other order: between the wire and a big-endian host.</summary>
    public static void ReverseEndianness<T>(Span<T> numbers)
        where T : unmanaged
    {
        foreach (ref var number in numbers)
        {
            number = Reverse(number);
        }
    }

    internal static T Reverse<T>(T number)
        where T : unmanaged
    {
        MemoryMarshal.AsBytes(new Span<T>(ref number)).Reverse();
        return number;
    }

    private static T OneNaN<T>(T number)
        where T : unmanaged =>
        typeof(T) == typeof(float) ? Unsafe.BitCast<float, T>(MessageFloat.ToWire(Unsafe.BitCast<T, float>(number)))
        : typeof(T) == typeof(double) ? Unsafe.BitCast<double, T>(MessageFloat.ToWire(Unsafe.BitCast<T, double>(number)))
        : number;
}
