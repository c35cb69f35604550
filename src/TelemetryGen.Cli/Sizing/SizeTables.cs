using System.Globalization;
using Spectre.Console;

namespace TelemetryGen.Cli.Sizing;

/// <summary>The report as a person reads it.</summary>
internal static class SizeTables
{
    public static void Write(SizeReport report, TextWriter writer)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),

            // A pipe, a file and a test get plain text; a terminal's own colours are not needed to read a table.
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
        });
        console.Profile.Width = 100;
        foreach (var message in report.Messages)
        {
            console.Write(Fields(message));
            console.Write(Request(message.Request));
            if (message.Days.Count > 0)
            {
                console.Write(Days(message));
            }

            writer.WriteLine();
        }

        writer.WriteLine("Assumed:");
        foreach (var assumption in report.Assumptions)
        {
            writer.WriteLine($"  {assumption}");
        }
    }

    private static Table Fields(MessageSize message)
    {
        var table = NewTable(message.Message, "field", "type", "bytes");
        table.AddRow("(header)", "4 x uint16", Number(message.Header));
        foreach (var field in message.Fields)
        {
            table.AddRow(Markup.Escape(field.Field), field.Type, Range(field.Minimum, field.Maximum));
        }

        table.AddEmptyRow();
        return table.AddRow("message", "", Range(message.Minimum, message.Maximum));
    }

    private static Table Request(RequestSize request)
    {
        var table = NewTable("One request", "part", "", "bytes");
        table.AddRow("request line", "", Number(request.RequestLine));
        table.AddRow("headers", "", Number(request.Headers));
        table.AddRow("SAS token", "in a header", Number(request.Token));
        table.AddRow("body", "the message", Number(request.Body));
        table.AddRow("TLS record", "", Number(request.Tls));
        table.AddEmptyRow();
        return table.AddRow("on the line", string.Create(CultureInfo.InvariantCulture, $"{100.0 * request.Body / request.Total:0} % of it message"), Number(request.Total));
    }

    private static Table Days(MessageSize message)
    {
        var table = NewTable("A day of one device", "every", "events", "bytes");
        foreach (var day in message.Days)
        {
            table.AddRow(day.Period, Number(day.Events), Number(day.Bytes));
        }

        return table;
    }

    private static Table NewTable(string title, string first, string second, string third) => new Table { Border = TableBorder.Ascii2 }
        .Title(Markup.Escape(title))
        .AddColumn(new TableColumn(first).Width(24))
        .AddColumn(new TableColumn(second).Width(24))
        .AddColumn(new TableColumn(third).Width(16).RightAligned());

    private static string Range(int minimum, int maximum) => minimum == maximum ? Number(maximum) : $"{Number(minimum)} to {Number(maximum)}";

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
