namespace TelemetryGen.Conformance;

/// <content>The records of Empty.cs.</content>
internal static partial class FormsTable
{
    private static Forms PingForms { get; } = new(
        Properties: static (byte[] m, out TelemetryError error) => Ping.View.TryRead(m, out _, out error)
            ? new Ping()
            : null,
        ToRecord: static (byte[] m, out TelemetryError error) => Ping.View.TryRead(m, out var v, out error) ? v.ToRecord() : null,
        ReadMany: static (byte[] m, int room, out int bytesRead, out TelemetryError error) =>
        {
            var records = new Ping[room];
            var count = Ping.ReadMany(m, records, out bytesRead, out error);
            return [.. records.Take(count).Cast<object>()];
        },
        Enumerate: static (byte[] m, int room, out int bytesRead, out TelemetryError error) =>
        {
            var records = new List<object>();
            var views = Ping.Enumerate(m, out error);
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
            foreach (var view in Ping.Enumerate(bytes, out _))
            {
                _ = view.ToRecord();
            }
        }));

    private static Forms AliveForms { get; } = new(
        Properties: static (byte[] m, out TelemetryError error) => Alive.View.TryRead(m, out _, out error)
            ? new Alive()
            : null,
        ToRecord: static (byte[] m, out TelemetryError error) => Alive.View.TryRead(m, out var v, out error) ? v.ToRecord() : null,
        ReadMany: static (byte[] m, int room, out int bytesRead, out TelemetryError error) =>
        {
            var records = new Alive[room];
            var count = Alive.ReadMany(m, records, out bytesRead, out error);
            return [.. records.Take(count).Cast<object>()];
        },
        Enumerate: static (byte[] m, int room, out int bytesRead, out TelemetryError error) =>
        {
            var records = new List<object>();
            var views = Alive.Enumerate(m, out error);
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
            foreach (var view in Alive.Enumerate(bytes, out _))
            {
                _ = view;
            }
        }));

    private static Forms WokenForms { get; } = new(
        Properties: static (byte[] m, out TelemetryError error) => Woken.View.TryRead(m, out var v, out error)
            ? new Woken { Cause = v.Cause, Levels = v.Levels.Length == 0 ? null : v.Levels.ToArray(), Note = v.Note }
            : null,
        ToRecord: static (byte[] m, out TelemetryError error) => Woken.View.TryRead(m, out var v, out error) ? v.ToRecord() : null,
        ReadMany: static (byte[] m, int room, out int bytesRead, out TelemetryError error) =>
        {
            var records = new Woken[room];
            var count = Woken.ReadMany(m, records, out bytesRead, out error);
            return [.. records.Take(count).Cast<object>()];
        },
        Enumerate: static (byte[] m, int room, out int bytesRead, out TelemetryError error) =>
        {
            var records = new List<object>();
            var views = Woken.Enumerate(m, out error);
            while (records.Count < room && views.MoveNext())
            {
                records.Add(views.Current.ToRecord());
            }

            bytesRead = m.Length - views.Rest.Length;
            return records;
        },
        ReadColumns: static (byte[] m, int room, out int bytesRead, out TelemetryError error) =>
        {
            var columns = new Woken.Columns { Cause = new byte?[room] };
            var count = Woken.ReadColumns(m, columns, out bytesRead, out error);
            var records = new object[count];
            for (var i = 0; i < count; i++)
            {
                records[i] = new Woken { Cause = columns.Cause[i] };
            }

            return records;
        },
        Wire: null,
        Reverse: null,
        Allocated: static m => Forms.Measured(m, bytes =>
        {
            foreach (var view in Woken.Enumerate(bytes, out _))
            {
                _ = (view.Cause ?? 0) + view.Levels.Length + view.NoteUtf8.Length;
            }
        }));

    private static Forms OnlyListForms { get; } = new(
        Properties: static (byte[] m, out TelemetryError error) => OnlyList.View.TryRead(m, out var v, out error)
            ? new OnlyList(v.Numbers.ToArray())
            : null,
        ToRecord: static (byte[] m, out TelemetryError error) => OnlyList.View.TryRead(m, out var v, out error) ? v.ToRecord() : null,
        ReadMany: static (byte[] m, int room, out int bytesRead, out TelemetryError error) =>
        {
            var records = new OnlyList[room];
            var count = OnlyList.ReadMany(m, records, out bytesRead, out error);
            return [.. records.Take(count).Cast<object>()];
        },
        Enumerate: static (byte[] m, int room, out int bytesRead, out TelemetryError error) =>
        {
            var records = new List<object>();
            var views = OnlyList.Enumerate(m, out error);
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
            foreach (var view in OnlyList.Enumerate(bytes, out _))
            {
                _ = view.Numbers.Length;
            }
        }));
}
