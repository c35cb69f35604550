namespace TelemetryGen.Conformance;

/// <content>The records of Evolving.cs.</content>
internal static partial class FormsTable
{
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
}
