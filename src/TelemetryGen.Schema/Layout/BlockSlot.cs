namespace TelemetryGen.Schema;

/// <summary>A place in the root block.</summary>
/// <param name="Offset">Bytes from the start of the block.</param>
/// <param name="Wire">The primitive that is stored there.</param>
/// <param name="Count">How many of it, one after the other.</param>
/// <param name="Since">The schema version that brought it.</param>
public abstract record BlockSlot(int Offset, WireType Wire, int Count, int Since)
{
    /// <summary>Bytes it takes.</summary>
    public int Size => Wire.Size() * Count;

    /// <summary>The first byte after it.</summary>
    public int End => Offset + Size;
}

/// <summary>A place that holds one field.</summary>
public sealed record FieldSlot(int Offset, FieldSpec Field) : BlockSlot(Offset, Field.Wire, Field.Count, Field.Since)
{
    /// <summary>Where the fields of a record in the block lie, counted from its own first byte; null for any other field.</summary>
    public WireLayout? Inner { get; } = Field.NestedRecord is null ? null : WireLayout.From(Field.NestedRecord);
}

/// <summary>A place that holds booleans: the first in bit 0.</summary>
/// <param name="Offset">Bytes from the start of the block.</param>
/// <param name="Wire">The unsigned integer that holds them.</param>
/// <param name="Since">The schema version that brought it.</param>
/// <param name="Index">0 for the message's first set, then 1, ...; names are made of it.</param>
/// <param name="Bits">The fields, by bit.</param>
public sealed record BitSetSlot(int Offset, WireType Wire, int Since, int Index, EquatableArray<FieldSpec> Bits)
    : BlockSlot(Offset, Wire, 1, Since);

/// <summary>Variable data: a length of <see cref="LengthType"/>, then so many bytes.</summary>
public sealed record DataSlot(FieldSpec Field)
{
    /// <summary>The primitive that its length is.</summary>
    public WireType LengthType => Field.Wire;

    /// <summary>The schema version that brought it.</summary>
    public int Since => Field.Since;

    /// <summary>The most bytes it takes, with its length.</summary>
    public int MaxSize => LengthType.Size() + Field.MaxBytes;
}
