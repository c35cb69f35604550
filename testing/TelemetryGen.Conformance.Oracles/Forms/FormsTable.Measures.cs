namespace TelemetryGen.Conformance;

/// <content>The floats and measures of Numbers.cs.</content>
internal static partial class FormsTable
{
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
}
