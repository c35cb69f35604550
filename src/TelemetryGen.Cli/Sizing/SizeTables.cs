using System.Globalization;
using Spectre.Console;
using TelemetryGen.EventHubs;

namespace TelemetryGen.Cli.Sizing;

/// <summary>The report as a person reads it.</summary>
internal sealed class SizeTables
{
    private readonly IAnsiConsole _console;
    private readonly TextWriter _writer;
    private readonly int? _width;

    private SizeTables(TextWriter writer, int? width)
    {
        (_writer, _width) = (writer, width);
        _console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),

            // A pipe, a file and a test get plain text; a terminal's own colours are not needed to read a table.
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
        });

        // As wide as the tables are: cells are never broken.
        _console.Profile.Width = 1000;
    }

    /// <param name="report">The report.</param>
    /// <param name="writer">Where it goes.</param>
    /// <param name="width">The terminal's width; null for tables as wide as they are.</param>
    public static void Write(SizeReport report, TextWriter writer, int? width)
    {
        var tables = new SizeTables(writer, width);
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

    private void Section(string title, SizeTable table)
    {
        WriteText(title, "");
        foreach (var part in table.Fit(_width))
        {
            _console.Write(part);
        }

        _writer.WriteLine();
    }

    // Words are not broken either.
    private void WriteText(string text, string indent)
    {
        var line = indent;
        foreach (var word in text.Split(' '))
        {
            if (line.Length > indent.Length && line.Length + 1 + word.Length > (_width ?? int.MaxValue))
            {
                _writer.WriteLine(line);
                line = indent + "  ";
            }

            line += line.TrimStart().Length == 0 ? word : $" {word}";
        }

        _writer.WriteLine(line);
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
            WriteText(
                $"A Standard namespace has at most {EventHubLimits.MaxUnits} throughput units: take several, or tier Premium.", "");
            _writer.WriteLine();
        }
    }

    private void Assumptions(IReadOnlyList<string> assumptions)
    {
        _writer.WriteLine("Assumed");
        foreach (var assumption in assumptions)
        {
            WriteText(assumption, "  ");
        }
    }

    private static SizeTable Fields(MessageSize message)
    {
        var header = new FieldSize("(header)", "4 x uint16", message.Header, message.Header);
        FieldSize[] fields = [header, .. message.Fields];
        var bar = SizeBar.For(fields.Max(f => f.Maximum));
        return new(
            [new("field", 22), new("type", 22), SizeColumn.Number("bytes", 14), SizeColumn.Bar(bar.Legend("# always, . at most"), 22)],
            fields.Select(f => new[] { f.Field, f.Type, Range(f.Minimum, f.Maximum), bar.Format(f.Minimum, f.Maximum) }));
    }

    private static SizeTable Request(RequestSize request)
    {
        (string Part, int Bytes)[] parts =
        [
            ("request line", request.RequestLine), ("headers", request.Headers), ("SAS token", request.Token), ("message", request.Body), (
                "TLS record", request.Tls),
        ];
        var bar = SizeBar.For(parts.Max(p => p.Bytes));
        return new(
            [new("part", 22), SizeColumn.Number("share", 22), SizeColumn.Number("bytes", 14), SizeColumn.Bar(bar.Legend("#"), 22)],
            parts.Select(p => new[] { p.Part, string.Create(CultureInfo.InvariantCulture, $"{100.0 * p.Bytes / request.Total:0} %"),
                Number(p.Bytes), bar.Format(p.Bytes, p.Bytes) }));
    }

    private static SizeTable Fits(MessageSize message)
    {
        // One column will do where all messages are of one length.
        var (least, most) = (message.Event.RowMinimum, message.Event.RowMaximum);
        var columns = least == most ? 3 : 4;
        return new(
            [
                .. new[] { new SizeColumn("tier", 22), SizeColumn.Number("limit in bytes", 22),
                    SizeColumn.Number($"of {Number(most)} bytes", 14), SizeColumn.Number($"of {Number(least)} bytes", 14) }.Take(columns),
            ],
            message.Event.Fits.Select(
                f => new[] { f.Tier, Number(f.PublicationLimit), Number(f.RecordsOfMaximum), Number(f.RecordsOfMinimum) }.Take(columns)
                    .ToArray()));
    }

    // A column for each period: numbers that are compared stand side by side.
    private static SizeTable Rates(IReadOnlyList<FleetRate> rates)
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
        return new(
            [new("", 22), .. rates.Select(r => SizeColumn.Number(r.Period, 22))],
            rows.Select(row => (string[])[row.Name, .. rates.Select(r => Number(row.Value(r)))]));
    }

    // A column for each board, as they are compared; what does not fit has less than nothing left.
    private static SizeTable Memory(SizeReport report) => new(
        [new("", 22), .. report.Boards.Select(b => SizeColumn.Number(b.Board, 14))],
        [
            ["heap of a program", .. report.Boards.Select(b => Number(b.Heap))],
            ["the program", .. report.Boards.Select(b => Number(b.Program))],
            .. report.Messages.Select((m, i) => (string[])[m.Message, .. report.Boards.Select(b => Number(b.Messages[i]))]),
            ["left", .. report.Boards.Select(b => Number(b.Left))],
        ]);

    private static string Range(int minimum, int maximum) =>
        minimum == maximum ? Number(maximum) : $"{Number(minimum)} to {Number(maximum)}";

    // Digits after the decimal point only where they say something: 0.0167 events a second, 86,400 a day.
    private static string Number(double value) =>
        value.ToString(
            Math.Abs(value) switch { < 0.1 => "0.#####", < 10 => "0.##", < 1000 => "0.#", _ => "N0" }, CultureInfo.InvariantCulture);
}
