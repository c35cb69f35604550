using System.Globalization;
using Spectre.Console;
using TelemetryGen;

namespace Acme.Greenhouse.Server;

/// <summary>A line for each record that arrives, with its units. What arrives twice is printed and counted once.</summary>
internal sealed class RowPrinter(Tally tally) : IGreenhouseHandler
{
    private readonly DuplicateFilter _seen = new(streams: 100);

    /// <summary>Who sent what comes next.</summary>
    public string Publisher { get; set; } = "";

    public void OnClimate(in Climate climate)
    {
        if (_seen.Observe(Publisher, climate) == SequenceVerdict.Duplicate)
        {
            tally.AddDuplicate();
            return;
        }

        tally.AddDecoded(climate);
        Print(string.Create(
            CultureInfo.InvariantCulture,
            $"{climate.At:yyyy-MM-dd HH:mm}  climate  {climate.Temperature,6:0.00} Cel  {climate.Pressure,6:0.0} "
                + $"hPa  {climate.Wind,4:0.0} m/s  ")
            + string.Create(
                CultureInfo.InvariantCulture,
                $"vent {(climate.VentOpen ? "open  " : "closed")}  heater {(climate.HeaterOn ? "on " : "off")}  "
                    + $"door {climate.Door,-6}  {climate.Battery,4} mV  {climate.Note}"));
    }

    public void OnHealth(in Health health)
    {
        if (_seen.Observe(Publisher, health) == SequenceVerdict.Duplicate)
        {
            tally.AddDuplicate();
            return;
        }

        tally.AddDecoded(health);
        Print(string.Create(
            CultureInfo.InvariantCulture,
            $"{health.At:yyyy-MM-dd HH:mm}  health   up {health.Uptime} s  {health.FreeMemory} B free  {health.Sent} sent  "
                + $"alarms {health.Alarms}  firmware {health.Firmware}"));
    }

    private static void Print(string line) => AnsiConsole.WriteLine(line.TrimEnd());
}
