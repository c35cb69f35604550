namespace TelemetryGen.Conformance;

/// <content>The records of Choices.cs.</content>
internal static partial class FormsTable
{
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
}
