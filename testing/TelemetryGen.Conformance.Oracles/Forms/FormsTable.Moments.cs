namespace TelemetryGen.Conformance;

/// <content>The records of Moments.cs.</content>
internal static partial class FormsTable
{
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
}
