namespace TelemetryGen.Conformance;

/// <summary>The forms of every record of the contracts, written out.</summary>
internal static class FormsTable
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

    private static Forms FloatsForms { get; } = new(
        Properties: static (byte[] m, out TelemetryError error) => Floats.View.TryRead(m, out var v, out error)
            ? new Floats(Single: v.Single, Double: v.Double, OptionalSingle: v.OptionalSingle, OptionalDouble: v.OptionalDouble, RangedSingle: v.RangedSingle, RangedDouble: v.RangedDouble)
            : null,
        ToRecord: static (byte[] m, out TelemetryError error) => Floats.View.TryRead(m, out var v, out error) ? v.ToRecord() : null,
        ReadMany: static (byte[] m, int room, out int bytesRead, out TelemetryError error) =>
        {
            var records = new Floats[room];
            var count = Floats.ReadMany(m, records, out bytesRead, out error);
            return [.. records.Take(count).Cast<object>()];
        },
        Enumerate: static (byte[] m, int room, out int bytesRead, out TelemetryError error) =>
        {
            var records = new List<object>();
            var views = Floats.Enumerate(m, out error);
            while (records.Count < room && views.MoveNext())
            {
                records.Add(views.Current.ToRecord());
            }

            bytesRead = m.Length - views.Rest.Length;
            return records;
        },
        ReadColumns: static (byte[] m, int room, out int bytesRead, out TelemetryError error) =>
        {
            var columns = new Floats.Columns { Single = new float[room], Double = new double[room], OptionalSingle = new float?[room], OptionalDouble = new double?[room], RangedSingle = new float[room], RangedDouble = new double?[room] };
            var count = Floats.ReadColumns(m, columns, out bytesRead, out error);
            var records = new object[count];
            for (var i = 0; i < count; i++)
            {
                records[i] = new Floats(Single: columns.Single[i], Double: columns.Double[i], OptionalSingle: columns.OptionalSingle[i], OptionalDouble: columns.OptionalDouble[i], RangedSingle: columns.RangedSingle[i], RangedDouble: columns.RangedDouble[i]);
            }

            return records;
        },
        Wire: static (byte[] m, out TelemetryError error) => Forms.Rewritten(Floats.Wire.TryRead(m, out var wire, out error), wire),
        Reverse: static (byte[] m, out TelemetryError error) => Forms.Reversed(Floats.Wire.TryRead(m, out var wire, out error), wire),
        Allocated: static m =>
        {
            var records = new Floats[2];
            var wires = new Floats.Wire[2];
            var column = new float[2];
            return Forms.Measured(m, bytes =>
            {
                Floats.ReadMany(bytes, records, out _, out _);
                Floats.Wire.ReadMany(bytes, wires, out _, out _);
                Floats.ReadColumns(bytes, new Floats.Columns { Single = column }, out _, out _);
                foreach (var view in Floats.Enumerate(bytes, out _))
                {
                    view.ToRecord();
                }
            });
        });

    private static Forms MeasuresForms { get; } = new(
        Properties: static (byte[] m, out TelemetryError error) => Measures.View.TryRead(m, out var v, out error)
            ? new Measures(Temperature: v.Temperature, Humidity: v.Humidity, Altitude: v.Altitude, Whole: v.Whole, Quarter: v.Quarter, Longitude: v.Longitude, Wide: v.Wide, Optional: v.Optional, OptionalWider: v.OptionalWider)
            : null,
        ToRecord: static (byte[] m, out TelemetryError error) => Measures.View.TryRead(m, out var v, out error) ? v.ToRecord() : null,
        ReadMany: static (byte[] m, int room, out int bytesRead, out TelemetryError error) =>
        {
            var records = new Measures[room];
            var count = Measures.ReadMany(m, records, out bytesRead, out error);
            return [.. records.Take(count).Cast<object>()];
        },
        Enumerate: static (byte[] m, int room, out int bytesRead, out TelemetryError error) =>
        {
            var records = new List<object>();
            var views = Measures.Enumerate(m, out error);
            while (records.Count < room && views.MoveNext())
            {
                records.Add(views.Current.ToRecord());
            }

            bytesRead = m.Length - views.Rest.Length;
            return records;
        },
        ReadColumns: static (byte[] m, int room, out int bytesRead, out TelemetryError error) =>
        {
            var columns = new Measures.Columns { Temperature = new double[room], Humidity = new double[room], Altitude = new double[room], Whole = new double[room], Quarter = new float[room], Longitude = new double[room], Wide = new double[room], Optional = new double?[room], OptionalWider = new double?[room] };
            var count = Measures.ReadColumns(m, columns, out bytesRead, out error);
            var records = new object[count];
            for (var i = 0; i < count; i++)
            {
                records[i] = new Measures(Temperature: columns.Temperature[i], Humidity: columns.Humidity[i], Altitude: columns.Altitude[i], Whole: columns.Whole[i], Quarter: columns.Quarter[i], Longitude: columns.Longitude[i], Wide: columns.Wide[i], Optional: columns.Optional[i], OptionalWider: columns.OptionalWider[i]);
            }

            return records;
        },
        Wire: static (byte[] m, out TelemetryError error) => Forms.Rewritten(Measures.Wire.TryRead(m, out var wire, out error), wire),
        Reverse: static (byte[] m, out TelemetryError error) => Forms.Reversed(Measures.Wire.TryRead(m, out var wire, out error), wire),
        Allocated: static m =>
        {
            var records = new Measures[2];
            var wires = new Measures.Wire[2];
            var column = new double[2];
            return Forms.Measured(m, bytes =>
            {
                Measures.ReadMany(bytes, records, out _, out _);
                Measures.Wire.ReadMany(bytes, wires, out _, out _);
                Measures.ReadColumns(bytes, new Measures.Columns { Temperature = column }, out _, out _);
                foreach (var view in Measures.Enumerate(bytes, out _))
                {
                    view.ToRecord();
                }
            });
        });

    private static Forms BooleansForms { get; } = new(
        Properties: static (byte[] m, out TelemetryError error) => Booleans.View.TryRead(m, out var v, out error)
            ? new Booleans(A: v.A, Between: v.Between, B: v.B, C: v.C, D: v.D, E: v.E, F: v.F, G: v.G, H: v.H, I: v.I)
            : null,
        ToRecord: static (byte[] m, out TelemetryError error) => Booleans.View.TryRead(m, out var v, out error) ? v.ToRecord() : null,
        ReadMany: static (byte[] m, int room, out int bytesRead, out TelemetryError error) =>
        {
            var records = new Booleans[room];
            var count = Booleans.ReadMany(m, records, out bytesRead, out error);
            return [.. records.Take(count).Cast<object>()];
        },
        Enumerate: static (byte[] m, int room, out int bytesRead, out TelemetryError error) =>
        {
            var records = new List<object>();
            var views = Booleans.Enumerate(m, out error);
            while (records.Count < room && views.MoveNext())
            {
                records.Add(views.Current.ToRecord());
            }

            bytesRead = m.Length - views.Rest.Length;
            return records;
        },
        ReadColumns: static (byte[] m, int room, out int bytesRead, out TelemetryError error) =>
        {
            var columns = new Booleans.Columns { A = new bool[room], Between = new byte[room], B = new bool[room], C = new bool[room], D = new bool[room], E = new bool[room], F = new bool[room], G = new bool[room], H = new bool[room], I = new bool[room] };
            var count = Booleans.ReadColumns(m, columns, out bytesRead, out error);
            var records = new object[count];
            for (var i = 0; i < count; i++)
            {
                records[i] = new Booleans(A: columns.A[i], Between: columns.Between[i], B: columns.B[i], C: columns.C[i], D: columns.D[i], E: columns.E[i], F: columns.F[i], G: columns.G[i], H: columns.H[i], I: columns.I[i]);
            }

            return records;
        },
        Wire: static (byte[] m, out TelemetryError error) => Forms.Rewritten(Booleans.Wire.TryRead(m, out var wire, out error), wire),
        Reverse: static (byte[] m, out TelemetryError error) => Forms.Reversed(Booleans.Wire.TryRead(m, out var wire, out error), wire),
        Allocated: static m =>
        {
            var records = new Booleans[2];
            var wires = new Booleans.Wire[2];
            var column = new bool[2];
            return Forms.Measured(m, bytes =>
            {
                Booleans.ReadMany(bytes, records, out _, out _);
                Booleans.Wire.ReadMany(bytes, wires, out _, out _);
                Booleans.ReadColumns(bytes, new Booleans.Columns { A = column }, out _, out _);
                foreach (var view in Booleans.Enumerate(bytes, out _))
                {
                    view.ToRecord();
                }
            });
        });

    private static Forms ManyBooleansForms { get; } = new(
        Properties: static (byte[] m, out TelemetryError error) => ManyBooleans.View.TryRead(m, out var v, out error)
            ? new ManyBooleans(B00: v.B00, B01: v.B01, B02: v.B02, B03: v.B03, B04: v.B04, B05: v.B05, B06: v.B06, B07: v.B07, B08: v.B08, B09: v.B09, B10: v.B10, B11: v.B11, B12: v.B12, B13: v.B13, B14: v.B14, B15: v.B15, B16: v.B16, B17: v.B17, B18: v.B18, B19: v.B19, B20: v.B20, B21: v.B21, B22: v.B22, B23: v.B23, B24: v.B24, B25: v.B25, B26: v.B26, B27: v.B27, B28: v.B28, B29: v.B29, B30: v.B30, B31: v.B31, B32: v.B32)
            : null,
        ToRecord: static (byte[] m, out TelemetryError error) => ManyBooleans.View.TryRead(m, out var v, out error) ? v.ToRecord() : null,
        ReadMany: static (byte[] m, int room, out int bytesRead, out TelemetryError error) =>
        {
            var records = new ManyBooleans[room];
            var count = ManyBooleans.ReadMany(m, records, out bytesRead, out error);
            return [.. records.Take(count).Cast<object>()];
        },
        Enumerate: static (byte[] m, int room, out int bytesRead, out TelemetryError error) =>
        {
            var records = new List<object>();
            var views = ManyBooleans.Enumerate(m, out error);
            while (records.Count < room && views.MoveNext())
            {
                records.Add(views.Current.ToRecord());
            }

            bytesRead = m.Length - views.Rest.Length;
            return records;
        },
        ReadColumns: static (byte[] m, int room, out int bytesRead, out TelemetryError error) =>
        {
            var columns = new ManyBooleans.Columns { B00 = new bool[room], B01 = new bool[room], B02 = new bool[room], B03 = new bool[room], B04 = new bool[room], B05 = new bool[room], B06 = new bool[room], B07 = new bool[room], B08 = new bool[room], B09 = new bool[room], B10 = new bool[room], B11 = new bool[room], B12 = new bool[room], B13 = new bool[room], B14 = new bool[room], B15 = new bool[room], B16 = new bool[room], B17 = new bool[room], B18 = new bool[room], B19 = new bool[room], B20 = new bool[room], B21 = new bool[room], B22 = new bool[room], B23 = new bool[room], B24 = new bool[room], B25 = new bool[room], B26 = new bool[room], B27 = new bool[room], B28 = new bool[room], B29 = new bool[room], B30 = new bool[room], B31 = new bool[room], B32 = new bool[room] };
            var count = ManyBooleans.ReadColumns(m, columns, out bytesRead, out error);
            var records = new object[count];
            for (var i = 0; i < count; i++)
            {
                records[i] = new ManyBooleans(B00: columns.B00[i], B01: columns.B01[i], B02: columns.B02[i], B03: columns.B03[i], B04: columns.B04[i], B05: columns.B05[i], B06: columns.B06[i], B07: columns.B07[i], B08: columns.B08[i], B09: columns.B09[i], B10: columns.B10[i], B11: columns.B11[i], B12: columns.B12[i], B13: columns.B13[i], B14: columns.B14[i], B15: columns.B15[i], B16: columns.B16[i], B17: columns.B17[i], B18: columns.B18[i], B19: columns.B19[i], B20: columns.B20[i], B21: columns.B21[i], B22: columns.B22[i], B23: columns.B23[i], B24: columns.B24[i], B25: columns.B25[i], B26: columns.B26[i], B27: columns.B27[i], B28: columns.B28[i], B29: columns.B29[i], B30: columns.B30[i], B31: columns.B31[i], B32: columns.B32[i]);
            }

            return records;
        },
        Wire: static (byte[] m, out TelemetryError error) => Forms.Rewritten(ManyBooleans.Wire.TryRead(m, out var wire, out error), wire),
        Reverse: static (byte[] m, out TelemetryError error) => Forms.Reversed(ManyBooleans.Wire.TryRead(m, out var wire, out error), wire),
        Allocated: static m =>
        {
            var records = new ManyBooleans[2];
            var wires = new ManyBooleans.Wire[2];
            var column = new bool[2];
            return Forms.Measured(m, bytes =>
            {
                ManyBooleans.ReadMany(bytes, records, out _, out _);
                ManyBooleans.Wire.ReadMany(bytes, wires, out _, out _);
                ManyBooleans.ReadColumns(bytes, new ManyBooleans.Columns { B00 = column }, out _, out _);
                foreach (var view in ManyBooleans.Enumerate(bytes, out _))
                {
                    view.ToRecord();
                }
            });
        });

    private static Forms ChoicesForms { get; } = new(
        Properties: static (byte[] m, out TelemetryError error) => Choices.View.TryRead(m, out var v, out error)
            ? new Choices(Door: v.Door, Level: v.Level, Alarms: v.Alarms, Signed: v.Signed, OptionalDoor: v.OptionalDoor, Bits: v.Bits)
            : null,
        ToRecord: static (byte[] m, out TelemetryError error) => Choices.View.TryRead(m, out var v, out error) ? v.ToRecord() : null,
        ReadMany: static (byte[] m, int room, out int bytesRead, out TelemetryError error) =>
        {
            var records = new Choices[room];
            var count = Choices.ReadMany(m, records, out bytesRead, out error);
            return [.. records.Take(count).Cast<object>()];
        },
        Enumerate: static (byte[] m, int room, out int bytesRead, out TelemetryError error) =>
        {
            var records = new List<object>();
            var views = Choices.Enumerate(m, out error);
            while (records.Count < room && views.MoveNext())
            {
                records.Add(views.Current.ToRecord());
            }

            bytesRead = m.Length - views.Rest.Length;
            return records;
        },
        ReadColumns: static (byte[] m, int room, out int bytesRead, out TelemetryError error) =>
        {
            var columns = new Choices.Columns { Door = new Door[room], Level = new Level[room], Alarms = new Alarms[room], Signed = new Signed32[room], OptionalDoor = new Door?[room], Bits = new Bits64[room] };
            var count = Choices.ReadColumns(m, columns, out bytesRead, out error);
            var records = new object[count];
            for (var i = 0; i < count; i++)
            {
                records[i] = new Choices(Door: columns.Door[i], Level: columns.Level[i], Alarms: columns.Alarms[i], Signed: columns.Signed[i], OptionalDoor: columns.OptionalDoor[i], Bits: columns.Bits[i]);
            }

            return records;
        },
        Wire: static (byte[] m, out TelemetryError error) => Forms.Rewritten(Choices.Wire.TryRead(m, out var wire, out error), wire),
        Reverse: static (byte[] m, out TelemetryError error) => Forms.Reversed(Choices.Wire.TryRead(m, out var wire, out error), wire),
        Allocated: static m =>
        {
            var records = new Choices[2];
            var wires = new Choices.Wire[2];
            var column = new Door[2];
            return Forms.Measured(m, bytes =>
            {
                Choices.ReadMany(bytes, records, out _, out _);
                Choices.Wire.ReadMany(bytes, wires, out _, out _);
                Choices.ReadColumns(bytes, new Choices.Columns { Door = column }, out _, out _);
                foreach (var view in Choices.Enumerate(bytes, out _))
                {
                    view.ToRecord();
                }
            });
        });

    private static Forms MomentsForms { get; } = new(
        Properties: static (byte[] m, out TelemetryError error) => Moments.View.TryRead(m, out var v, out error)
            ? new Moments(Seconds: v.Seconds, Milliseconds: v.Milliseconds, Microseconds: v.Microseconds, OptionalSeconds: v.OptionalSeconds, OptionalMilliseconds: v.OptionalMilliseconds)
            : null,
        ToRecord: static (byte[] m, out TelemetryError error) => Moments.View.TryRead(m, out var v, out error) ? v.ToRecord() : null,
        ReadMany: static (byte[] m, int room, out int bytesRead, out TelemetryError error) =>
        {
            var records = new Moments[room];
            var count = Moments.ReadMany(m, records, out bytesRead, out error);
            return [.. records.Take(count).Cast<object>()];
        },
        Enumerate: static (byte[] m, int room, out int bytesRead, out TelemetryError error) =>
        {
            var records = new List<object>();
            var views = Moments.Enumerate(m, out error);
            while (records.Count < room && views.MoveNext())
            {
                records.Add(views.Current.ToRecord());
            }

            bytesRead = m.Length - views.Rest.Length;
            return records;
        },
        ReadColumns: static (byte[] m, int room, out int bytesRead, out TelemetryError error) =>
        {
            var columns = new Moments.Columns { Seconds = new DateTimeOffset[room], Milliseconds = new DateTimeOffset[room], Microseconds = new DateTimeOffset[room], OptionalSeconds = new DateTimeOffset?[room], OptionalMilliseconds = new DateTimeOffset?[room] };
            var count = Moments.ReadColumns(m, columns, out bytesRead, out error);
            var records = new object[count];
            for (var i = 0; i < count; i++)
            {
                records[i] = new Moments(Seconds: columns.Seconds[i], Milliseconds: columns.Milliseconds[i], Microseconds: columns.Microseconds[i], OptionalSeconds: columns.OptionalSeconds[i], OptionalMilliseconds: columns.OptionalMilliseconds[i]);
            }

            return records;
        },
        Wire: static (byte[] m, out TelemetryError error) => Forms.Rewritten(Moments.Wire.TryRead(m, out var wire, out error), wire),
        Reverse: static (byte[] m, out TelemetryError error) => Forms.Reversed(Moments.Wire.TryRead(m, out var wire, out error), wire),
        Allocated: static m =>
        {
            var records = new Moments[2];
            var wires = new Moments.Wire[2];
            var column = new DateTimeOffset[2];
            return Forms.Measured(m, bytes =>
            {
                Moments.ReadMany(bytes, records, out _, out _);
                Moments.Wire.ReadMany(bytes, wires, out _, out _);
                Moments.ReadColumns(bytes, new Moments.Columns { Seconds = column }, out _, out _);
                foreach (var view in Moments.Enumerate(bytes, out _))
                {
                    view.ToRecord();
                }
            });
        });

    private static Forms TextsForms { get; } = new(
        Properties: static (byte[] m, out TelemetryError error) => Texts.View.TryRead(m, out var v, out error)
            ? new Texts { Short = v.Short, Number = v.Number, Optional = v.Optional, Long = v.Long }
            : null,
        ToRecord: static (byte[] m, out TelemetryError error) => Texts.View.TryRead(m, out var v, out error) ? v.ToRecord() : null,
        ReadMany: static (byte[] m, int room, out int bytesRead, out TelemetryError error) =>
        {
            var records = new Texts[room];
            var count = Texts.ReadMany(m, records, out bytesRead, out error);
            return [.. records.Take(count).Cast<object>()];
        },
        Enumerate: static (byte[] m, int room, out int bytesRead, out TelemetryError error) =>
        {
            var records = new List<object>();
            var views = Texts.Enumerate(m, out error);
            while (records.Count < room && views.MoveNext())
            {
                records.Add(views.Current.ToRecord());
            }

            bytesRead = m.Length - views.Rest.Length;
            return records;
        },
        ReadColumns: static (byte[] m, int room, out int bytesRead, out TelemetryError error) =>
        {
            var columns = new Texts.Columns { Number = new ushort[room] };
            var count = Texts.ReadColumns(m, columns, out bytesRead, out error);
            var records = new object[count];
            for (var i = 0; i < count; i++)
            {
                records[i] = new Texts { Short = "", Number = columns.Number[i], Optional = null, Long = "" };
            }

            return records;
        },
        Wire: null,
        Reverse: null,
        Allocated: static m => Forms.Measured(m, bytes =>
        {
            foreach (var view in Texts.Enumerate(bytes, out _))
            {
                _ = view.ShortUtf8.Length;
            }
        }));

    private static Forms OnlyTextForms { get; } = new(
        Properties: static (byte[] m, out TelemetryError error) => OnlyText.View.TryRead(m, out var v, out error)
            ? new OnlyText(Text: v.Text)
            : null,
        ToRecord: static (byte[] m, out TelemetryError error) => OnlyText.View.TryRead(m, out var v, out error) ? v.ToRecord() : null,
        ReadMany: static (byte[] m, int room, out int bytesRead, out TelemetryError error) =>
        {
            var records = new OnlyText[room];
            var count = OnlyText.ReadMany(m, records, out bytesRead, out error);
            return [.. records.Take(count).Cast<object>()];
        },
        Enumerate: static (byte[] m, int room, out int bytesRead, out TelemetryError error) =>
        {
            var records = new List<object>();
            var views = OnlyText.Enumerate(m, out error);
            while (records.Count < room && views.MoveNext())
            {
                records.Add(views.Current.ToRecord());
            }

            bytesRead = m.Length - views.Rest.Length;
            return records;
        },
        ReadColumns: null,
        Wire: null,
        Reverse: null,
        Allocated: static m => Forms.Measured(m, bytes =>
        {
            foreach (var view in OnlyText.Enumerate(bytes, out _))
            {
                _ = view.TextUtf8.Length;
            }
        }));

    private static Forms EvolvingForms { get; } = new(
        Properties: static (byte[] m, out TelemetryError error) => Evolving.View.TryRead(m, out var v, out error)
            ? new Evolving(First: v.First, Third: v.Third, Base: v.Base, Second: v.Second, Name: v.Name, Note: v.Note, Last: v.Last, Added: v.Added, Newest: v.Newest, Mode: v.Mode)
            : null,
        ToRecord: static (byte[] m, out TelemetryError error) => Evolving.View.TryRead(m, out var v, out error) ? v.ToRecord() : null,
        ReadMany: static (byte[] m, int room, out int bytesRead, out TelemetryError error) =>
        {
            var records = new Evolving[room];
            var count = Evolving.ReadMany(m, records, out bytesRead, out error);
            return [.. records.Take(count).Cast<object>()];
        },
        Enumerate: static (byte[] m, int room, out int bytesRead, out TelemetryError error) =>
        {
            var records = new List<object>();
            var views = Evolving.Enumerate(m, out error);
            while (records.Count < room && views.MoveNext())
            {
                records.Add(views.Current.ToRecord());
            }

            bytesRead = m.Length - views.Rest.Length;
            return records;
        },
        ReadColumns: static (byte[] m, int room, out int bytesRead, out TelemetryError error) =>
        {
            var columns = new Evolving.Columns { First = new ushort[room], Third = new uint?[room], Base = new bool[room], Second = new short?[room], Last = new byte[room], Added = new bool[room], Newest = new bool[room], Mode = new byte[room] };
            var count = Evolving.ReadColumns(m, columns, out bytesRead, out error);
            var records = new object[count];
            for (var i = 0; i < count; i++)
            {
                records[i] = new Evolving(First: columns.First[i], Third: columns.Third[i], Base: columns.Base[i], Second: columns.Second[i], Name: "", Note: null, Last: columns.Last[i], Added: columns.Added[i], Newest: columns.Newest[i], Mode: columns.Mode[i]);
            }

            return records;
        },
        Wire: null,
        Reverse: null,
        Allocated: static m => Forms.Measured(m, bytes =>
        {
            foreach (var view in Evolving.Enumerate(bytes, out _))
            {
                _ = view.NameUtf8.Length;
            }
        }));

    private static Forms GrowingForms { get; } = new(
        Properties: static (byte[] m, out TelemetryError error) => Growing.View.TryRead(m, out var v, out error)
            ? new Growing(First: v.First, Flag: v.Flag, At: v.At, Second: v.Second, Later: v.Later, Mode: v.Mode)
            : null,
        ToRecord: static (byte[] m, out TelemetryError error) => Growing.View.TryRead(m, out var v, out error) ? v.ToRecord() : null,
        ReadMany: static (byte[] m, int room, out int bytesRead, out TelemetryError error) =>
        {
            var records = new Growing[room];
            var count = Growing.ReadMany(m, records, out bytesRead, out error);
            return [.. records.Take(count).Cast<object>()];
        },
        Enumerate: static (byte[] m, int room, out int bytesRead, out TelemetryError error) =>
        {
            var records = new List<object>();
            var views = Growing.Enumerate(m, out error);
            while (records.Count < room && views.MoveNext())
            {
                records.Add(views.Current.ToRecord());
            }

            bytesRead = m.Length - views.Rest.Length;
            return records;
        },
        ReadColumns: static (byte[] m, int room, out int bytesRead, out TelemetryError error) =>
        {
            var columns = new Growing.Columns { First = new ushort[room], Flag = new bool[room], At = new DateTimeOffset[room], Second = new short?[room], Later = new DateTimeOffset?[room], Mode = new byte[room] };
            var count = Growing.ReadColumns(m, columns, out bytesRead, out error);
            var records = new object[count];
            for (var i = 0; i < count; i++)
            {
                records[i] = new Growing(First: columns.First[i], Flag: columns.Flag[i], At: columns.At[i], Second: columns.Second[i], Later: columns.Later[i], Mode: columns.Mode[i]);
            }

            return records;
        },
        Wire: static (byte[] m, out TelemetryError error) => Forms.Rewritten(Growing.Wire.TryRead(m, out var wire, out error), wire),
        Reverse: static (byte[] m, out TelemetryError error) => Forms.Reversed(Growing.Wire.TryRead(m, out var wire, out error), wire),
        Allocated: static m =>
        {
            var records = new Growing[2];
            var wires = new Growing.Wire[2];
            var column = new ushort[2];
            return Forms.Measured(m, bytes =>
            {
                Growing.ReadMany(bytes, records, out _, out _);
                Growing.Wire.ReadMany(bytes, wires, out _, out _);
                Growing.ReadColumns(bytes, new Growing.Columns { First = column }, out _, out _);
                foreach (var view in Growing.Enumerate(bytes, out _))
                {
                    view.ToRecord();
                }
            });
        });

    public static IReadOnlyDictionary<string, Forms> All { get; } = new Dictionary<string, Forms>
    {
        [nameof(Integers)] = IntegersForms,
        [nameof(OptionalIntegers)] = OptionalIntegersForms,
        [nameof(Ranged)] = RangedForms,
        [nameof(Floats)] = FloatsForms,
        [nameof(Measures)] = MeasuresForms,
        [nameof(Booleans)] = BooleansForms,
        [nameof(ManyBooleans)] = ManyBooleansForms,
        [nameof(Choices)] = ChoicesForms,
        [nameof(Moments)] = MomentsForms,
        [nameof(Texts)] = TextsForms,
        [nameof(OnlyText)] = OnlyTextForms,
        [nameof(Evolving)] = EvolvingForms,
        [nameof(Growing)] = GrowingForms,
    };
}
