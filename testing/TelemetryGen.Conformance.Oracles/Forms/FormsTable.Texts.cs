namespace TelemetryGen.Conformance;

/// <content>The records of Texts.cs.</content>
internal static partial class FormsTable
{
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
}
