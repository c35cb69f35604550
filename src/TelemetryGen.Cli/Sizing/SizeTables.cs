using System.Globalization;
using Spectre.Console;
using TelemetryGen.EventHubs;

namespace TelemetryGen.Cli.Sizing;

/// <summary>The report as a person reads it.</summary>
internal sealed class SizeTables
{
    private readonly IAnsiConsole _console;
    private readonly TextWriter _writer;

    private SizeTables(TextWriter writer)
    {
        _writer = writer;
        _console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),

            // A pipe, a file and a test get plain text; a terminal's own colours are not needed to read a table.
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
        });

        // As wide as the tables are: cells are never broken, and a terminal can scroll or wrap.
        _console.Profile.Width = 1000;
    }

    public static void Write(SizeReport report, TextWriter writer)
    {
        var tables = new SizeTables(writer);
        foreach (var message in report.Messages)
        {
            tables.Section($"{message.Message}: {Range(message.Minimum, message.Maximum)} bytes", Fields(message));
            tables.Section($"One request with it: {Number(message.Request.Total)} bytes", Request(message.Request));
            tables.Section(
                $"One event with a batch: {Number(message.Event.BatchHeader)} bytes "
                    + $"and {Range(message.Event.RowMinimum, message.Event.RowMaximum)} for each record; there is room for",
                Fits(message));
            tables.Rates(message.Message, report.Devices, message.Rates);
        }

        tables.Rates("each message", report.Devices, report.Together);
        tables.Section("Memory of a board that reads and stores all of them, in bytes of heap", Memory(report));
        tables.Assumptions(report.Assumptions);
    }

    private void Section(string title, Table table)
    {
        _writer.WriteLine(title);
        _console.Write(table);
        _writer.WriteLine();
    }

    private void Rates(string what, long devices, IReadOnlyList<FleetRate> rates)
    {
        if (rates.Count == 0)
        {
            return;
        }

        Section($"{(devices == 1 ? "One device" : $"{Number(devices)} devices")}, {what} every", Rates(rates));
        if (rates.Any(r => r.ThroughputUnits > EventHubLimits.MaxUnits))
        {
            _writer.WriteLine(
                $"A Standard namespace has at most {EventHubLimits.MaxUnits} throughput units: take several, or tier Premium.");
            _writer.WriteLine();
        }
    }

    private void Assumptions(IReadOnlyList<string> assumptions)
    {
        _writer.WriteLine("Assumed");
        foreach (var assumption in assumptions)
        {
            _writer.WriteLine($"  {assumption}");
        }
    }

    private static Table Fields(MessageSize message)
    {
        var header = new FieldSize("(header)", "4 x uint16", message.Header, message.Header);
        FieldSize[] fields = [header, .. message.Fields];
        var bar = SizeBar.For(fields.Max(f => f.Maximum));
        return NewTable(
            [("field", 22, false), ("type", 22, false), ("bytes", 14, true), (bar.Legend("# always, . at most"), 22, false)],
            fields.Select(f => new[] { f.Field, f.Type, Range(f.Minimum, f.Maximum), bar.Format(f.Minimum, f.Maximum) }));
    }

    private static Table Request(RequestSize request)
    {
        (string Part, int Bytes)[] parts =
        [
            ("request line", request.RequestLine), ("headers", request.Headers), ("SAS token", request.Token), ("message", request.Body), (
                "TLS record", request.Tls),
        ];
        var bar = SizeBar.For(parts.Max(p => p.Bytes));
        return NewTable(
            [("part", 22, false), ("share", 22, true), ("bytes", 14, true), (bar.Legend("#"), 22, false)],
            parts.Select(p => new[] { p.Part, string.Create(CultureInfo.InvariantCulture, $"{100.0 * p.Bytes / request.Total:0} %"),
                Number(p.Bytes), bar.Format(p.Bytes, p.Bytes) }));
    }

    private static Table Fits(MessageSize message)
    {
        // One column will do where all messages are of one length.
        var (least, most) = (message.Event.RowMinimum, message.Event.RowMaximum);
        var columns = least == most ? 3 : 4;
        return NewTable(
            [
                .. new[] { ("tier", 22, false), ("limit in bytes", 22, true), ($"of {Number(most)} bytes", 14, true),
                    ($"of {Number(least)} bytes", 14, true) }.Take(columns),
            ],
            message.Event.Fits.Select(
                f => new[] { f.Tier, Number(f.PublicationLimit), Number(f.RecordsOfMaximum), Number(f.RecordsOfMinimum) }.Take(columns)
                    .ToArray()));
    }

    // A column for each period: numbers that are compared stand side by side.
    private static Table Rates(IReadOnlyList<FleetRate> rates)
    {
        (string Name, Func<FleetRate, double> Value)[] rows =
        [
            ("events a second", r => r.EventsPerSecond),
            ("event bytes a second", r => r.IngressBytesPerSecond),
            ("events a day", r => r.EventsPerDay),
            ("event bytes a day", r => r.IngressBytesPerDay),
            ("line bytes a day", r => r.LineBytesPerDay),
            ("throughput units", r => r.ThroughputUnits),
        ];
        return NewTable(
            [("", 22, false), .. rates.Select(r => (r.Period, 22, true))],
            rows.Select(row => (string[])[row.Name, .. rates.Select(r => Number(row.Value(r)))]));
    }

    // A column for each board, as they are compared; what does not fit has less than nothing left.
    private static Table Memory(SizeReport report) => NewTable(
        [("", 22, false), .. report.Boards.Select(b => (b.Board, 14, true))],
        [
            ["heap of a program", .. report.Boards.Select(b => Number(b.Heap))],
            ["the program", .. report.Boards.Select(b => Number(b.Program))],
            .. report.Messages.Select((m, i) => (string[])[m.Message, .. report.Boards.Select(b => Number(b.Messages[i]))]),
            ["left", .. report.Boards.Select(b => Number(b.Left))],
        ]);

    /// <param name="columns">Title, least width, and whether it holds numbers: tables of a report stand in line, and no cell is
    /// cut.</param>
    private static Table NewTable(IReadOnlyList<(string Title, int Width, bool IsNumber)> columns, IEnumerable<string[]> rows)
    {
        var table = new Table { Border = TableBorder.Ascii2 };
        var cells = rows.ToList();
        for (var i = 0; i < columns.Count; i++)
        {
            var (title, width, isNumber) = columns[i];
            var column = new TableColumn(Markup.Escape(title)) { NoWrap = true, Width = cells.Max(row => Math.Max(width, row[i].Length)) };
            table.AddColumn(isNumber ? column.RightAligned() : column);
        }

        cells.ForEach(row => table.AddRow(row.Select(Markup.Escape).ToArray()));
        return table;
    }

    private static string Range(int minimum, int maximum) =>
        minimum == maximum ? Number(maximum) : $"{Number(minimum)} to {Number(maximum)}";

    // Digits after the decimal point only where they say something: 0.0167 events a second, 86,400 a day.
    private static string Number(double value) =>
        value.ToString(
            Math.Abs(value) switch { < 0.1 => "0.#####", < 10 => "0.##", < 1000 => "0.#", _ => "N0" }, CultureInfo.InvariantCulture);
}
