namespace TelemetryGen.Conformance;

/// <content>The integers of Numbers.cs.</content>
internal static partial class FormsTable
{
    private static Forms IntegersForms { get; } = new(
        Properties: static (byte[] m, out TelemetryError error) => Integers.View.TryRead(m, out var v, out error)
            ? new Integers(U8: v.U8, U16: v.U16, U32: v.U32, U64: v.U64, I8: v.I8, I16: v.I16, I32: v.I32, I64: v.I64)
            : null,
        ToRecord: static (byte[] m, out TelemetryError error) => Integers.View.TryRead(m, out var v, out error) ? v.ToRecord() : null,
        ReadMany: static (byte[] m, int room, out int bytesRead, out TelemetryError error) =>
        {
            var records = new Integers[room];
            var count = Integers.ReadMany(m, records, out bytesRead, out error);
            return [.. records.Take(count).Cast<object>()];
        },
        Enumerate: static (byte[] m, int room, out int bytesRead, out TelemetryError error) =>
        {
            var records = new List<object>();
            var views = Integers.Enumerate(m, out error);
            while (records.Count < room && views.MoveNext())
            {
                records.Add(views.Current.ToRecord());
            }

            bytesRead = m.Length - views.Rest.Length;
            return records;
        },
        ReadColumns: static (byte[] m, int room, out int bytesRead, out TelemetryError error) =>
        {
            var columns = new Integers.Columns { U8 = new byte[room], U16 = new ushort[room], U32 = new uint[room], U64 = new ulong[room], I8 = new sbyte[room], I16 = new short[room], I32 = new int[room], I64 = new long[room] };
            var count = Integers.ReadColumns(m, columns, out bytesRead, out error);
            var records = new object[count];
            for (var i = 0; i < count; i++)
            {
                records[i] = new Integers(U8: columns.U8[i], U16: columns.U16[i], U32: columns.U32[i], U64: columns.U64[i], I8: columns.I8[i], I16: columns.I16[i], I32: columns.I32[i], I64: columns.I64[i]);
            }

            return records;
        },
        Wire: static (byte[] m, out TelemetryError error) => Forms.Rewritten(Integers.Wire.TryRead(m, out var wire, out error), wire),
        Reverse: static (byte[] m, out TelemetryError error) => Forms.Reversed(Integers.Wire.TryRead(m, out var wire, out error), wire),
        Allocated: static m =>
        {
            var records = new Integers[2];
            var wires = new Integers.Wire[2];
            var column = new byte[2];
            return Forms.Measured(m, bytes =>
            {
                Integers.ReadMany(bytes, records, out _, out _);
                Integers.Wire.ReadMany(bytes, wires, out _, out _);
                Integers.ReadColumns(bytes, new Integers.Columns { U8 = column }, out _, out _);
                foreach (var view in Integers.Enumerate(bytes, out _))
                {
                    view.ToRecord();
                }
            });
        });

    private static Forms OptionalIntegersForms { get; } = new(
        Properties: static (byte[] m, out TelemetryError error) => OptionalIntegers.View.TryRead(m, out var v, out error)
            ? new OptionalIntegers(U8: v.U8, U16: v.U16, U32: v.U32, U64: v.U64, I8: v.I8, I16: v.I16, I32: v.I32, I64: v.I64)
            : null,
        ToRecord: static (byte[] m, out TelemetryError error) => OptionalIntegers.View.TryRead(m, out var v, out error) ? v.ToRecord() : null,
        ReadMany: static (byte[] m, int room, out int bytesRead, out TelemetryError error) =>
        {
            var records = new OptionalIntegers[room];
            var count = OptionalIntegers.ReadMany(m, records, out bytesRead, out error);
            return [.. records.Take(count).Cast<object>()];
        },
        Enumerate: static (byte[] m, int room, out int bytesRead, out TelemetryError error) =>
        {
            var records = new List<object>();
            var views = OptionalIntegers.Enumerate(m, out error);
            while (records.Count < room && views.MoveNext())
            {
                records.Add(views.Current.ToRecord());
            }

            bytesRead = m.Length - views.Rest.Length;
            return records;
        },
        ReadColumns: static (byte[] m, int room, out int bytesRead, out TelemetryError error) =>
        {
            var columns = new OptionalIntegers.Columns { U8 = new byte?[room], U16 = new ushort?[room], U32 = new uint?[room], U64 = new ulong?[room], I8 = new sbyte?[room], I16 = new short?[room], I32 = new int?[room], I64 = new long?[room] };
            var count = OptionalIntegers.ReadColumns(m, columns, out bytesRead, out error);
            var records = new object[count];
            for (var i = 0; i < count; i++)
            {
                records[i] = new OptionalIntegers(U8: columns.U8[i], U16: columns.U16[i], U32: columns.U32[i], U64: columns.U64[i], I8: columns.I8[i], I16: columns.I16[i], I32: columns.I32[i], I64: columns.I64[i]);
            }

            return records;
        },
        Wire: static (byte[] m, out TelemetryError error) => Forms.Rewritten(OptionalIntegers.Wire.TryRead(m, out var wire, out error), wire),
        Reverse: static (byte[] m, out TelemetryError error) => Forms.Reversed(OptionalIntegers.Wire.TryRead(m, out var wire, out error), wire),
        Allocated: static m =>
        {
            var records = new OptionalIntegers[2];
            var wires = new OptionalIntegers.Wire[2];
            var column = new byte?[2];
            return Forms.Measured(m, bytes =>
            {
                OptionalIntegers.ReadMany(bytes, records, out _, out _);
                OptionalIntegers.Wire.ReadMany(bytes, wires, out _, out _);
                OptionalIntegers.ReadColumns(bytes, new OptionalIntegers.Columns { U8 = column }, out _, out _);
                foreach (var view in OptionalIntegers.Enumerate(bytes, out _))
                {
                    view.ToRecord();
                }
            });
        });

    private static Forms RangedForms { get; } = new(
        Properties: static (byte[] m, out TelemetryError error) => Ranged.View.TryRead(m, out var v, out error)
            ? new Ranged(Small: v.Small, Signed: v.Signed, Wide: v.Wide, Huge: v.Huge, Optional: v.Optional, Far: v.Far)
            : null,
        ToRecord: static (byte[] m, out TelemetryError error) => Ranged.View.TryRead(m, out var v, out error) ? v.ToRecord() : null,
        ReadMany: static (byte[] m, int room, out int bytesRead, out TelemetryError error) =>
        {
            var records = new Ranged[room];
            var count = Ranged.ReadMany(m, records, out bytesRead, out error);
            return [.. records.Take(count).Cast<object>()];
        },
        Enumerate: static (byte[] m, int room, out int bytesRead, out TelemetryError error) =>
        {
            var records = new List<object>();
            var views = Ranged.Enumerate(m, out error);
            while (records.Count < room && views.MoveNext())
            {
                records.Add(views.Current.ToRecord());
            }

            bytesRead = m.Length - views.Rest.Length;
            return records;
        },
        ReadColumns: static (byte[] m, int room, out int bytesRead, out TelemetryError error) =>
        {
            var columns = new Ranged.Columns { Small = new byte[room], Signed = new short[room], Wide = new uint[room], Huge = new ulong[room], Optional = new byte?[room], Far = new long[room] };
            var count = Ranged.ReadColumns(m, columns, out bytesRead, out error);
            var records = new object[count];
            for (var i = 0; i < count; i++)
            {
                records[i] = new Ranged(Small: columns.Small[i], Signed: columns.Signed[i], Wide: columns.Wide[i], Huge: columns.Huge[i], Optional: columns.Optional[i], Far: columns.Far[i]);
            }

            return records;
        },
        Wire: static (byte[] m, out TelemetryError error) => Forms.Rewritten(Ranged.Wire.TryRead(m, out var wire, out error), wire),
        Reverse: static (byte[] m, out TelemetryError error) => Forms.Reversed(Ranged.Wire.TryRead(m, out var wire, out error), wire),
        Allocated: static m =>
        {
            var records = new Ranged[2];
            var wires = new Ranged.Wire[2];
            var column = new byte[2];
            return Forms.Measured(m, bytes =>
            {
                Ranged.ReadMany(bytes, records, out _, out _);
                Ranged.Wire.ReadMany(bytes, wires, out _, out _);
                Ranged.ReadColumns(bytes, new Ranged.Columns { Small = column }, out _, out _);
                foreach (var view in Ranged.Enumerate(bytes, out _))
                {
                    view.ToRecord();
                }
            });
        });

    private static Forms NarrowForms { get; } = new(
        Properties: static (byte[] m, out TelemetryError error) => Narrow.View.TryRead(m, out var v, out error)
            ? new Narrow { U8 = v.U8, U16 = v.U16, U32 = v.U32, I8 = v.I8, I16 = v.I16, I32 = v.I32, MaybeU8 = v.MaybeU8, MaybeU16 = v.MaybeU16, MaybeU32 = v.MaybeU32, Wide = v.Wide, MaybeI8 = v.MaybeI8, MaybeI16 = v.MaybeI16, MaybeI32 = v.MaybeI32, Known = v.Known, On = v.On, Open = v.Open, Door = v.Door }
            : null,
        ToRecord: static (byte[] m, out TelemetryError error) => Narrow.View.TryRead(m, out var v, out error) ? v.ToRecord() : null,
        ReadMany: static (byte[] m, int room, out int bytesRead, out TelemetryError error) =>
        {
            var records = new Narrow[room];
            var count = Narrow.ReadMany(m, records, out bytesRead, out error);
            return [.. records.Take(count).Cast<object>()];
        },
        Enumerate: static (byte[] m, int room, out int bytesRead, out TelemetryError error) =>
        {
            var records = new List<object>();
            var views = Narrow.Enumerate(m, out error);
            while (records.Count < room && views.MoveNext())
            {
                records.Add(views.Current.ToRecord());
            }

            bytesRead = m.Length - views.Rest.Length;
            return records;
        },
        ReadColumns: static (byte[] m, int room, out int bytesRead, out TelemetryError error) =>
        {
            var columns = new Narrow.Columns { U8 = new byte[room], U16 = new ushort[room], U32 = new uint[room], I8 = new sbyte[room], I16 = new short[room], I32 = new int[room], MaybeU8 = new byte?[room], MaybeU16 = new ushort?[room], MaybeU32 = new uint?[room], Wide = new long[room], MaybeI8 = new sbyte?[room], MaybeI16 = new short?[room], MaybeI32 = new int?[room], Known = new bool?[room], On = new bool[room], Open = new bool[room], Door = new Door[room] };
            var count = Narrow.ReadColumns(m, columns, out bytesRead, out error);
            var records = new object[count];
            for (var i = 0; i < count; i++)
            {
                records[i] = new Narrow { U8 = columns.U8[i], U16 = columns.U16[i], U32 = columns.U32[i], I8 = columns.I8[i], I16 = columns.I16[i], I32 = columns.I32[i], MaybeU8 = columns.MaybeU8[i], MaybeU16 = columns.MaybeU16[i], MaybeU32 = columns.MaybeU32[i], Wide = columns.Wide[i], MaybeI8 = columns.MaybeI8[i], MaybeI16 = columns.MaybeI16[i], MaybeI32 = columns.MaybeI32[i], Known = columns.Known[i], On = columns.On[i], Open = columns.Open[i], Door = columns.Door[i] };
            }

            return records;
        },
        Wire: static (byte[] m, out TelemetryError error) => Forms.Rewritten(Narrow.Wire.TryRead(m, out var wire, out error), wire),
        Reverse: static (byte[] m, out TelemetryError error) => Forms.Reversed(Narrow.Wire.TryRead(m, out var wire, out error), wire),
        Allocated: static m =>
        {
            var wires = new Narrow.Wire[2];
            var column = new byte[2];
            return Forms.Measured(m, bytes =>
            {
                Narrow.Wire.ReadMany(bytes, wires, out _, out _);
                Narrow.ReadColumns(bytes, new Narrow.Columns { U8 = column }, out _, out _);
                foreach (var view in Narrow.Enumerate(bytes, out _))
                {
                    _ = view.U32 + view.Wide;
                }
            });
        });
}
