namespace TelemetryGen.Conformance;

/// <content>The records of Others.cs.</content>
internal static partial class FormsTable
{
    private static Forms DurationsForms { get; } = new(
        Properties: static (byte[] m, out TelemetryError error) => Durations.View.TryRead(m, out var v, out error)
            ? new Durations(Long: v.Long, Short: v.Short, Optional: v.Optional)
            : null,
        ToRecord: static (byte[] m, out TelemetryError error) => Durations.View.TryRead(m, out var v, out error) ? v.ToRecord() : null,
        ReadMany: static (byte[] m, int room, out int bytesRead, out TelemetryError error) =>
        {
            var records = new Durations[room];
            var count = Durations.ReadMany(m, records, out bytesRead, out error);
            return [.. records.Take(count).Cast<object>()];
        },
        Enumerate: static (byte[] m, int room, out int bytesRead, out TelemetryError error) =>
        {
            var records = new List<object>();
            var views = Durations.Enumerate(m, out error);
            while (records.Count < room && views.MoveNext())
            {
                records.Add(views.Current.ToRecord());
            }

            bytesRead = m.Length - views.Rest.Length;
            return records;
        },
        ReadColumns: static (byte[] m, int room, out int bytesRead, out TelemetryError error) =>
        {
            var columns = new Durations.Columns { Long = new TimeSpan[room], Short = new TimeSpan[room], Optional = new TimeSpan?[room] };
            var count = Durations.ReadColumns(m, columns, out bytesRead, out error);
            var records = new object[count];
            for (var i = 0; i < count; i++)
            {
                records[i] = new Durations(Long: columns.Long[i], Short: columns.Short[i], Optional: columns.Optional[i]);
            }

            return records;
        },
        Wire: static (byte[] m, out TelemetryError error) => Forms.Rewritten(Durations.Wire.TryRead(m, out var wire, out error), wire),
        Reverse: static (byte[] m, out TelemetryError error) => Forms.Reversed(Durations.Wire.TryRead(m, out var wire, out error), wire),
        Allocated: static m =>
        {
            var records = new Durations[2];
            var wires = new Durations.Wire[2];
            var column = new TimeSpan[2];
            return Forms.Measured(m, bytes =>
            {
                Durations.ReadMany(bytes, records, out _, out _);
                Durations.Wire.ReadMany(bytes, wires, out _, out _);
                Durations.ReadColumns(bytes, new Durations.Columns { Long = column }, out _, out _);
                foreach (var view in Durations.Enumerate(bytes, out _))
                {
                    view.ToRecord();
                }
            });
        });

    private static Forms CalendarForms { get; } = new(
        Properties: static (byte[] m, out TelemetryError error) => Calendar.View.TryRead(m, out var v, out error)
            ? new Calendar(At: v.At, Maybe: v.Maybe)
            : null,
        ToRecord: static (byte[] m, out TelemetryError error) => Calendar.View.TryRead(m, out var v, out error) ? v.ToRecord() : null,
        ReadMany: static (byte[] m, int room, out int bytesRead, out TelemetryError error) =>
        {
            var records = new Calendar[room];
            var count = Calendar.ReadMany(m, records, out bytesRead, out error);
            return [.. records.Take(count).Cast<object>()];
        },
        Enumerate: static (byte[] m, int room, out int bytesRead, out TelemetryError error) =>
        {
            var records = new List<object>();
            var views = Calendar.Enumerate(m, out error);
            while (records.Count < room && views.MoveNext())
            {
                records.Add(views.Current.ToRecord());
            }

            bytesRead = m.Length - views.Rest.Length;
            return records;
        },
        ReadColumns: static (byte[] m, int room, out int bytesRead, out TelemetryError error) =>
        {
            var columns = new Calendar.Columns { At = new DateTime[room], Maybe = new DateTime?[room] };
            var count = Calendar.ReadColumns(m, columns, out bytesRead, out error);
            var records = new object[count];
            for (var i = 0; i < count; i++)
            {
                records[i] = new Calendar(At: columns.At[i], Maybe: columns.Maybe[i]);
            }

            return records;
        },
        Wire: static (byte[] m, out TelemetryError error) => Forms.Rewritten(Calendar.Wire.TryRead(m, out var wire, out error), wire),
        Reverse: static (byte[] m, out TelemetryError error) => Forms.Reversed(Calendar.Wire.TryRead(m, out var wire, out error), wire),
        Allocated: static m =>
        {
            var records = new Calendar[2];
            var wires = new Calendar.Wire[2];
            var column = new DateTime[2];
            return Forms.Measured(m, bytes =>
            {
                Calendar.ReadMany(bytes, records, out _, out _);
                Calendar.Wire.ReadMany(bytes, wires, out _, out _);
                Calendar.ReadColumns(bytes, new Calendar.Columns { At = column }, out _, out _);
                foreach (var view in Calendar.Enumerate(bytes, out _))
                {
                    view.ToRecord();
                }
            });
        });

    private static Forms DecimalsForms { get; } = new(
        Properties: static (byte[] m, out TelemetryError error) => Decimals.View.TryRead(m, out var v, out error)
            ? new Decimals(Price: v.Price, Offset: v.Offset, Half: v.Half, Optional: v.Optional, Wide: v.Wide)
            : null,
        ToRecord: static (byte[] m, out TelemetryError error) => Decimals.View.TryRead(m, out var v, out error) ? v.ToRecord() : null,
        ReadMany: static (byte[] m, int room, out int bytesRead, out TelemetryError error) =>
        {
            var records = new Decimals[room];
            var count = Decimals.ReadMany(m, records, out bytesRead, out error);
            return [.. records.Take(count).Cast<object>()];
        },
        Enumerate: static (byte[] m, int room, out int bytesRead, out TelemetryError error) =>
        {
            var records = new List<object>();
            var views = Decimals.Enumerate(m, out error);
            while (records.Count < room && views.MoveNext())
            {
                records.Add(views.Current.ToRecord());
            }

            bytesRead = m.Length - views.Rest.Length;
            return records;
        },
        ReadColumns: static (byte[] m, int room, out int bytesRead, out TelemetryError error) =>
        {
            var columns = new Decimals.Columns { Price = new decimal[room], Offset = new double[room], Half = new double[room], Optional = new decimal?[room], Wide = new decimal[room] };
            var count = Decimals.ReadColumns(m, columns, out bytesRead, out error);
            var records = new object[count];
            for (var i = 0; i < count; i++)
            {
                records[i] = new Decimals(Price: columns.Price[i], Offset: columns.Offset[i], Half: columns.Half[i], Optional: columns.Optional[i], Wide: columns.Wide[i]);
            }

            return records;
        },
        Wire: static (byte[] m, out TelemetryError error) => Forms.Rewritten(Decimals.Wire.TryRead(m, out var wire, out error), wire),
        Reverse: static (byte[] m, out TelemetryError error) => Forms.Reversed(Decimals.Wire.TryRead(m, out var wire, out error), wire),
        Allocated: static m =>
        {
            var records = new Decimals[2];
            var wires = new Decimals.Wire[2];
            var column = new decimal[2];
            return Forms.Measured(m, bytes =>
            {
                Decimals.ReadMany(bytes, records, out _, out _);
                Decimals.Wire.ReadMany(bytes, wires, out _, out _);
                Decimals.ReadColumns(bytes, new Decimals.Columns { Price = column }, out _, out _);
                foreach (var view in Decimals.Enumerate(bytes, out _))
                {
                    view.ToRecord();
                }
            });
        });

    private static Forms IdentitiesForms { get; } = new(
        Properties: static (byte[] m, out TelemetryError error) => Identities.View.TryRead(m, out var v, out error)
            ? new Identities(Id: v.Id, Serial: v.Serial, Address: v.Address.ToArray(), Payload: v.Payload.ToArray(), Long: v.Long.IsEmpty ? null : v.Long.ToArray(), Armed: v.Armed)
            : null,
        ToRecord: static (byte[] m, out TelemetryError error) => Identities.View.TryRead(m, out var v, out error) ? v.ToRecord() : null,
        ReadMany: static (byte[] m, int room, out int bytesRead, out TelemetryError error) =>
        {
            var records = new Identities[room];
            var count = Identities.ReadMany(m, records, out bytesRead, out error);
            return [.. records.Take(count).Cast<object>()];
        },
        Enumerate: static (byte[] m, int room, out int bytesRead, out TelemetryError error) =>
        {
            var records = new List<object>();
            var views = Identities.Enumerate(m, out error);
            while (records.Count < room && views.MoveNext())
            {
                records.Add(views.Current.ToRecord());
            }

            bytesRead = m.Length - views.Rest.Length;
            return records;
        },
        ReadColumns: static (byte[] m, int room, out int bytesRead, out TelemetryError error) =>
        {
            var columns = new Identities.Columns { Id = new Guid[room], Armed = new bool?[room] };
            var count = Identities.ReadColumns(m, columns, out bytesRead, out error);
            var records = new object[count];
            for (var i = 0; i < count; i++)
            {
                records[i] = new Identities(Id: columns.Id[i], Armed: columns.Armed[i], Serial: "", Address: [], Payload: [], Long: null);
            }

            return records;
        },
        Wire: null,
        Reverse: null,
        Allocated: static m => Forms.Measured(m, bytes =>
        {
            foreach (var view in Identities.Enumerate(bytes, out _))
            {
                _ = view.SerialUtf8.Length + view.Address.Length + view.Payload.Length + view.Long.Length + (view.Armed == true ? 1 : 0) + view.Id.Version;
            }
        }));
}
