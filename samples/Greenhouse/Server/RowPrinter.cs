using System.Globalization;
using Spectre.Console;
using TelemetryGen.Server;

namespace Acme.Greenhouse.Server;

/// <summary>A line for each record that arrives, with its units.</summary>
internal sealed class RowPrinter(Tally tally)
{
    public Task PrintAsync(ReadOnlyMemory<Climate> records, TelemetryContext context)
    {
        foreach (var climate in records.Span)
        {
            tally.AddDecoded(climate);
            Print(Format(climate));
        }

        tally.AddEvent(context.Event.Body.Length);
        return Task.CompletedTask;
    }

    public Task PrintAsync(ReadOnlyMemory<Health> records, TelemetryContext context)
    {
        foreach (var health in records.Span)
        {
            tally.AddDecoded(health);
            Print(Format(health));
        }

        tally.AddEvent(context.Event.Body.Length);
        return Task.CompletedTask;
    }

    private static string Format(in Climate climate) => string.Create(
        CultureInfo.InvariantCulture,
        $"{climate.At:yyyy-MM-dd HH:mm}  climate  {climate.Temperature,6:0.00} Cel  {climate.Pressure,6:0.0} hPa  "
            + $"{climate.Wind,4:0.0} m/s  vent {(climate.VentOpen ? "open  " : "closed")}  heater {(climate.HeaterOn ? "on " : "off")}  "
            + $"door {climate.Door,-6}  {climate.Battery,4} mV  {climate.Note}");

    private static string Format(Health health) => string.Create(
        CultureInfo.InvariantCulture,
        $"{health.At:yyyy-MM-dd HH:mm}  health   up {health.Uptime} s  {health.FreeMemory} B free  {health.Sent} sent  "
            + $"alarms {health.Alarms}  firmware {health.Firmware}");

    private static void Print(string line) => AnsiConsole.WriteLine(line.TrimEnd());
}
