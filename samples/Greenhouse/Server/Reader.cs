using System.Globalization;
using Spectre.Console;
using TelemetryGen.LocalHub;

namespace Acme.Greenhouse.Server;

/// <summary>Decodes what arrives at the hub.</summary>
internal sealed class Reader(GreenhouseHub hub, Tally tally, Action progressed)
{
    private static readonly TimeSpan Outage = TimeSpan.FromSeconds(3);

    private readonly RowPrinter _printer = new(tally);

    /// <summary>Reads until it is cancelled. Once so many records were decoded, the hub is away for a while.</summary>
    public async Task ReadAsync(int? outageAfter, CancellationToken cancellation)
    {
        var position = 0L;
        while (true)
        {
            await foreach (var stored in hub.ReadAsync(position, cancellation))
            {
                Dispatch(stored);
                position = stored.Position;
                if (tally.Decoded >= outageAfter)
                {
                    break;
                }
            }

            outageAfter = null;
            AnsiConsole.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"The hub is away for {Outage.TotalSeconds} s. The board keeps its records in flash."));
            await hub.CloseForAsync(Outage, cancellation);
            AnsiConsole.WriteLine("The hub is back.");
        }
    }

    private void Dispatch(StoredEvent stored)
    {
        _printer.Publisher = stored.Publisher ?? "";
        if (!GreenhouseDispatcher.TryDispatch(stored.Body.Span, _printer, out var outcome))
        {
            AnsiConsole.WriteLine(
                string.Create(CultureInfo.InvariantCulture, $"event {stored.SequenceNumber} of {stored.Publisher}: {outcome.Error}"));
            return;
        }

        tally.AddEvent(stored.Body.Length);
        progressed();
    }
}
