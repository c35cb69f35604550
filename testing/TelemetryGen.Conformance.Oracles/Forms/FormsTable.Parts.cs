namespace TelemetryGen.Conformance;

/// <content>The records with arrays, records inside, lists and removed fields.</content>
internal static partial class FormsTable
{
    private static readonly Leg NoLeg = new() { Levels = [0, 0, 0], Code = "" };

    private static Forms ArraysForms { get; } = new(
        Properties: static (byte[] m, out TelemetryError error) => Arrays.View.TryRead(m, out var v, out error)
            ? new Arrays
            {
                Before = v.Before, Fixed = v.Fixed.ToArray(), Ranged = v.Ranged.ToArray(), Floats = v.Floats.ToArray(), Wide = v.Wide.ToArray(), After = v.After,
                Bounded = v.Bounded.ToArray(), BoundedRanged = v.BoundedRanged.ToArray(), BoundedDoubles = v.BoundedDoubles.Length == 0 ? null : v.BoundedDoubles.ToArray(), Note = v.Note,
            }
            : null,
        ToRecord: static (byte[] m, out TelemetryError error) => Arrays.View.TryRead(m, out var v, out error) ? v.ToRecord() : null,
        ReadMany: static (byte[] m, int room, out int bytesRead, out TelemetryError error) =>
        {
            var records = new Arrays[room];
            var count = Arrays.ReadMany(m, records, out bytesRead, out error);
            return [.. records.Take(count).Cast<object>()];
        },
        Enumerate: static (byte[] m, int room, out int bytesRead, out TelemetryError error) =>
        {
            var records = new List<object>();
            var views = Arrays.Enumerate(m, out error);
            while (records.Count < room && views.MoveNext())
            {
                records.Add(views.Current.ToRecord());
            }

            bytesRead = m.Length - views.Rest.Length;
            return records;
        },
        ReadColumns: static (byte[] m, int room, out int bytesRead, out TelemetryError error) =>
        {
            var columns = new Arrays.Columns { Before = new byte[room], After = new byte[room] };
            var count = Arrays.ReadColumns(m, columns, out bytesRead, out error);
            var records = new object[count];
            for (var i = 0; i < count; i++)
            {
                records[i] = new Arrays
                {
                    Before = columns.Before[i], Fixed = [0, 0, 0, 0], Ranged = [0, 0], Floats = [0, 0, 0], Wide = [0, 0], After = columns.After[i],
                    Bounded = [], BoundedRanged = [], Note = "",
                };
            }

            return records;
        },
        Wire: null,
        Reverse: null,
        Allocated: static m => Forms.Measured(m, bytes =>
        {
            foreach (var view in Arrays.Enumerate(bytes, out _))
            {
                for (var i = 0; i < view.Bounded.Length; i++)
                {
                    _ = view.Bounded[i] + view.Fixed[3];
                }

                _ = view.BoundedDoubles.TryGetSpan(out var doubles) ? doubles.Length : 0;
            }
        }));

    private static Forms NestedForms { get; } = new(
        Properties: static (byte[] m, out TelemetryError error) => Nested.View.TryRead(m, out var v, out error)
            ? new Nested(Before: v.Before, Start: Of(v.Start), Leg: Of(v.Leg), After: v.After)
            : null,
        ToRecord: static (byte[] m, out TelemetryError error) => Nested.View.TryRead(m, out var v, out error) ? v.ToRecord() : null,
        ReadMany: static (byte[] m, int room, out int bytesRead, out TelemetryError error) =>
        {
            var records = new Nested[room];
            var count = Nested.ReadMany(m, records, out bytesRead, out error);
            return [.. records.Take(count).Cast<object>()];
        },
        Enumerate: static (byte[] m, int room, out int bytesRead, out TelemetryError error) =>
        {
            var records = new List<object>();
            var views = Nested.Enumerate(m, out error);
            while (records.Count < room && views.MoveNext())
            {
                records.Add(views.Current.ToRecord());
            }

            bytesRead = m.Length - views.Rest.Length;
            return records;
        },
        ReadColumns: static (byte[] m, int room, out int bytesRead, out TelemetryError error) =>
        {
            var columns = new Nested.Columns { Before = new uint[room], After = new byte[room] };
            var count = Nested.ReadColumns(m, columns, out bytesRead, out error);
            var records = new object[count];
            for (var i = 0; i < count; i++)
            {
                records[i] = new Nested(Before: columns.Before[i], Start: default, Leg: NoLeg, After: columns.After[i]);
            }

            return records;
        },
        Wire: null,
        Reverse: null,
        Allocated: static m => Forms.Measured(m, bytes =>
        {
            foreach (var view in Nested.Enumerate(bytes, out _))
            {
                _ = view.Start.Latitude + view.Leg.From.Longitude + view.Leg.Levels[2] + view.Leg.CodeUtf8.Length + view.Leg.Started.Ticks;
            }
        }));

    private static Forms ReadingsForms { get; } = new(
        Properties: static (byte[] m, out TelemetryError error) => Readings.View.TryRead(m, out var v, out error)
            ? new Readings { Sequence = v.Sequence, Items = Of(v.Items), Places = Of(v.Places), Label = v.Label, Extra = v.Extra.IsEmpty ? null : v.Extra.ToArray() }
            : null,
        ToRecord: static (byte[] m, out TelemetryError error) => Readings.View.TryRead(m, out var v, out error) ? v.ToRecord() : null,
        ReadMany: static (byte[] m, int room, out int bytesRead, out TelemetryError error) =>
        {
            var records = new Readings[room];
            var count = Readings.ReadMany(m, records, out bytesRead, out error);
            return [.. records.Take(count).Cast<object>()];
        },
        Enumerate: static (byte[] m, int room, out int bytesRead, out TelemetryError error) =>
        {
            var records = new List<object>();
            var views = Readings.Enumerate(m, out error);
            while (records.Count < room && views.MoveNext())
            {
                records.Add(views.Current.ToRecord());
            }

            bytesRead = m.Length - views.Rest.Length;
            return records;
        },
        ReadColumns: static (byte[] m, int room, out int bytesRead, out TelemetryError error) =>
        {
            var columns = new Readings.Columns { Sequence = new uint[room] };
            var count = Readings.ReadColumns(m, columns, out bytesRead, out error);
            var records = new object[count];
            for (var i = 0; i < count; i++)
            {
                records[i] = new Readings { Sequence = columns.Sequence[i], Items = [], Label = "" };
            }

            return records;
        },
        Wire: null,
        Reverse: null,
        Allocated: static m => Forms.Measured(m, bytes =>
        {
            foreach (var view in Readings.Enumerate(bytes, out _))
            {
                foreach (var item in view.Items)
                {
                    _ = item.Temperature + (item.Quality ?? 0) + (item.Drift ?? 0);
                }

                for (var i = 0; i < view.Places.Count; i++)
                {
                    _ = view.Places[i].Latitude + view.LabelUtf8.Length;
                }
            }
        }));

    private static Forms RemovedForms { get; } = new(
        Properties: static (byte[] m, out TelemetryError error) => Removed.View.TryRead(m, out var v, out error)
            ? new Removed { Before = v.Before, Flag = v.Flag, Middle = v.Middle, Text = v.Text }
            : null,
        ToRecord: static (byte[] m, out TelemetryError error) => Removed.View.TryRead(m, out var v, out error) ? v.ToRecord() : null,
        ReadMany: static (byte[] m, int room, out int bytesRead, out TelemetryError error) =>
        {
            var records = new Removed[room];
            var count = Removed.ReadMany(m, records, out bytesRead, out error);
            return [.. records.Take(count).Cast<object>()];
        },
        Enumerate: static (byte[] m, int room, out int bytesRead, out TelemetryError error) =>
        {
            var records = new List<object>();
            var views = Removed.Enumerate(m, out error);
            while (records.Count < room && views.MoveNext())
            {
                records.Add(views.Current.ToRecord());
            }

            bytesRead = m.Length - views.Rest.Length;
            return records;
        },
        ReadColumns: static (byte[] m, int room, out int bytesRead, out TelemetryError error) =>
        {
            var columns = new Removed.Columns { Before = new int[room], Flag = new bool[room], Middle = new byte[room] };
            var count = Removed.ReadColumns(m, columns, out bytesRead, out error);
            var records = new object[count];
            for (var i = 0; i < count; i++)
            {
                records[i] = new Removed { Before = columns.Before[i], Flag = columns.Flag[i], Middle = columns.Middle[i], Text = "" };
            }

            return records;
        },
        Wire: null,
        Reverse: null,
        Allocated: static m => Forms.Measured(m, bytes =>
        {
            foreach (var view in Removed.Enumerate(bytes, out _))
            {
                _ = view.Before + view.Middle + view.TextUtf8.Length;
            }
        }));

    private static Position Of(Nested.PositionView view) => new(
        Latitude: view.Latitude, Longitude: view.Longitude, Altitude: view.Altitude, Fixed: view.Fixed, Moving: view.Moving, Door: view.Door);

    private static Leg Of(Nested.LegView view) => new()
    {
        From = Of(view.From), Minutes = view.Minutes, Levels = view.Levels.ToArray(), Code = view.Code, Id = view.Id, Started = view.Started,
    };

    private static Reading[] Of(Readings.ReadingGroup group)
    {
        var readings = new List<Reading>();
        foreach (var view in group)
        {
            readings.Add(new(Sensor: view.Sensor, Temperature: view.Temperature, Valid: view.Valid, Quality: view.Quality, Drift: view.Drift));
        }

        return [.. readings];
    }

    private static List<Position>? Of(Readings.PositionGroup group)
    {
        var positions = new List<Position>();
        for (var i = 0; i < group.Count; i++)
        {
            positions.Add(group[i].ToRecord());
        }

        return positions.Count == 0 ? null : positions;
    }
}
