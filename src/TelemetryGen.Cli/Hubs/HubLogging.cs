using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace TelemetryGen.Cli.Hubs;

/// <summary>The log of the hub, on stderr, a line an entry: output stays what programs read.</summary>
internal static class HubLogging
{
    /// <param name="least">What is less is not logged.</param>
    /// <param name="json">Whether each line is a JSON object.</param>
    /// <returns>A factory that writes what is left when it is disposed of.</returns>
    public static ILoggerFactory Create(LogLevel least, bool json) => LoggerFactory.Create(logging =>
    {
        logging.SetMinimumLevel(least);
        if (json)
        {
            logging.AddJsonConsole(static format => (format.TimestampFormat, format.UseUtcTimestamp) = (Format, true));
        }
        else
        {
            logging.AddSimpleConsole(
                static format => (format.TimestampFormat, format.UseUtcTimestamp, format.SingleLine) = (Format + " ", true, true));
        }

        logging.Services.Configure<ConsoleLoggerOptions>(static console =>
        {
            console.LogToStandardErrorThreshold = LogLevel.Trace;

            // Who does not read stderr must not hold up senders; how many lines were dropped is told when it goes on.
            console.QueueFullMode = ConsoleLoggerQueueFullMode.DropWrite;
        });
    });

    private const string Format = "yyyy-MM-ddTHH:mm:ss.fffZ";
}
