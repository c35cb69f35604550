namespace TelemetryGen.Conformance;

/// <content>The steps of Numbers.cs that are no power of ten or two.</content>
internal static partial class FormsTable
{
    private static Forms FractionsForms { get; } = new(
        Properties: static (byte[] m, out TelemetryError error) => Fractions.View.TryRead(m, out var v, out error)
            ? new Fractions(Four: v.Four, Three: v.Three, Six: v.Six, Twentieth: v.Twentieth, Third: v.Third, Half: v.Half, Quarter: v.Quarter, Kelvin: v.Kelvin, Seven: v.Seven, Wide: v.Wide, FourSingle: v.FourSingle, HalfSingle: v.HalfSingle, ThreeDecimal: v.ThreeDecimal, SixDecimal: v.SixDecimal)
            : null,
        ToRecord: static (byte[] m, out TelemetryError error) => Fractions.View.TryRead(m, out var v, out error) ? v.ToRecord() : null,
        ReadMany: static (byte[] m, int room, out int bytesRead, out TelemetryError error) =>
        {
            var records = new Fractions[room];
            var count = Fractions.ReadMany(m, records, out bytesRead, out error);
            return [.. records.Take(count).Cast<object>()];
        },
        Enumerate: static (byte[] m, int room, out int bytesRead, out TelemetryError error) =>
        {
            var records = new List<object>();
            var views = Fractions.Enumerate(m, out error);
            while (records.Count < room && views.MoveNext())
            {
                records.Add(views.Current.ToRecord());
            }

            bytesRead = m.Length - views.Rest.Length;
            return records;
        },
        ReadColumns: static (byte[] m, int room, out int bytesRead, out TelemetryError error) =>
        {
            var columns = new Fractions.Columns { Four = new double[room], Three = new double[room], Six = new double[room], Twentieth = new double[room], Third = new double[room], Half = new double[room], Quarter = new double?[room], Kelvin = new double[room], Seven = new double[room], Wide = new double[room], FourSingle = new float[room], HalfSingle = new float[room], ThreeDecimal = new decimal[room], SixDecimal = new decimal[room] };
            var count = Fractions.ReadColumns(m, columns, out bytesRead, out error);
            var records = new object[count];
            for (var i = 0; i < count; i++)
            {
                records[i] = new Fractions(Four: columns.Four[i], Three: columns.Three[i], Six: columns.Six[i], Twentieth: columns.Twentieth[i], Third: columns.Third[i], Half: columns.Half[i], Quarter: columns.Quarter[i], Kelvin: columns.Kelvin[i], Seven: columns.Seven[i], Wide: columns.Wide[i], FourSingle: columns.FourSingle[i], HalfSingle: columns.HalfSingle[i], ThreeDecimal: columns.ThreeDecimal[i], SixDecimal: columns.SixDecimal[i]);
            }

            return records;
        },
        Wire: static (byte[] m, out TelemetryError error) => Forms.Rewritten(Fractions.Wire.TryRead(m, out var wire, out error), wire),
        Reverse: static (byte[] m, out TelemetryError error) => Forms.Reversed(Fractions.Wire.TryRead(m, out var wire, out error), wire),
        Allocated: static m =>
        {
            var records = new Fractions[2];
            var wires = new Fractions.Wire[2];
            var column = new double[2];
            return Forms.Measured(m, bytes =>
            {
                Fractions.ReadMany(bytes, records, out _, out _);
                Fractions.Wire.ReadMany(bytes, wires, out _, out _);
                Fractions.ReadColumns(bytes, new Fractions.Columns { Four = column }, out _, out _);
                foreach (var view in Fractions.Enumerate(bytes, out _))
                {
                    view.ToRecord();
                }
            });
        });
}
