using System.Globalization;
using Spectre.Console;

namespace Acme.Greenhouse.Server;

/// <summary>Shows how far a run is and, where that was asked for, lets server and hub be away in its middle.</summary>
/// <param name="server">The server.</param>
/// <param name="tally">What arrived.</param>
/// <param name="after">After how many records it is away; null for never.</param>
/// <param name="progressed">Called now and then.</param>
internal sealed class Outage(GreenhouseServer server, Tally tally, int? after, Action progressed)
{
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(20);

    /// <summary>Watches until it is cancelled.</summary>
    public async Task WatchAsync(CancellationToken cancellation)
    {
        for (var isDue = after is not null; ; progressed())
        {
            await Task.Delay(Step, cancellation);
            if (isDue && tally.Decoded >= after)
            {
                isDue = false;
                AnsiConsole.WriteLine(string.Create(
                    CultureInfo.InvariantCulture, $"The hub is away for {Length.TotalSeconds} s. The board keeps its records in flash."));
                await server.CloseForAsync(Length, cancellation);
                AnsiConsole.WriteLine("The hub is back.");
            }
        }
    }
}
