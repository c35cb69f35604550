using System.Globalization;
using System.Runtime.CompilerServices;
using TelemetryGen.Simulator;

namespace Acme.Greenhouse.Server;

/// <summary>The board: the generated modules and the sample's program on real MicroPython.</summary>
internal sealed class Station : IAsyncDisposable
{
    /// <summary>8,759 hours, and a health record a day.</summary>
    public const int MostRecords = 8759 + (8759 / 24);

    // An hour of the weather takes so long here.
    private const int HourMilliseconds = 2;

    private readonly MicroPythonProcess _process;

    private Station(MicroPythonProcess process) => _process = process;

    /// <summary>Provisions the board, as provisioning a real one copies files to its flash, and starts it.</summary>
    /// <param name="folder">Where its token lies until it is copied.</param>
    /// <exception cref="StationException">Node.js did not start.</exception>
    public static Station Start(string folder, GreenhouseHub hub, string device, int timePort, int records)
    {
        var board = Path.Combine(AppContext.BaseDirectory, "board");
        var tokenFile = Path.Combine(folder, "token");
        File.WriteAllText(tokenFile, hub.TokenFor(device));
        try
        {
            return new(MicroPythonProcess.Start(new(Path.Combine(board, "main.py"))
            {
                // Its clock shows 1970 after power on.
                Board = MicroPythonBoard.Wipy2,
                Files =
                [
                    .. Directory.GetFiles(board, "*.py").Select(file => new BoardFile(file, $"/flash/{Path.GetFileName(file)}")),
                    new(Path.Combine(board, "seattle-weather-hourly-normals.csv"), "/flash/weather.csv"),
                    new(hub.CaPath, "/flash/cert/ca.pem"),
                    new(tokenFile, "/flash/token"),
                ],
                Settings = new Dictionary<string, object?>
                {
                    ["WIFI_NAME"] = "greenhouse",
                    ["WIFI_KEY"] = "any key will do: the simulated board joins all networks",
                    ["TIME_SERVER"] = "localhost",
                    ["TIME_PORT"] = timePort,
                    ["HOST"] = hub.Endpoint.Host,
                    ["PORT"] = hub.Endpoint.Port,
                    ["HUB"] = GreenhouseHub.Name,
                    ["DEVICE"] = device,
                    ["RECORDS"] = records,
                    ["HOUR_MS"] = HourMilliseconds,
                },
            }));
        }
        catch (InvalidOperationException error)
        {
            throw new StationException(error.Message, error);
        }
    }

    /// <summary>What the board says, line by line; ends when all that it kept is at the hub.</summary>
    /// <exception cref="StationException">The board gave up; the message holds what it said.</exception>
    public async IAsyncEnumerable<string> SaidAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var said = "";
        await foreach (var line in _process.ReadLinesAsync(cancellation))
        {
            said = line + Environment.NewLine;
            yield return line;
        }

        var exitCode = await _process.WaitForExitAsync(cancellation);
        if (exitCode != 0)
        {
            throw new StationException($"The station ended with exit code {exitCode}. {said}{_process.Error}");
        }
    }

    public ValueTask DisposeAsync() => _process.DisposeAsync();
}

/// <summary>How far the board is.</summary>
/// <param name="Sent">Records that the hub has taken.</param>
/// <param name="Posts">Requests that it took.</param>
internal sealed record StationReport(int Sent, int Posts)
{
    /// <summary>What the board says after each request; null when the line is another.</summary>
    public static StationReport? Parse(string line) =>
        line.Split(' ') is ["sent", var sent, "in", var posts, "posts"]
            ? new(int.Parse(sent, CultureInfo.InvariantCulture), int.Parse(posts, CultureInfo.InvariantCulture))
            : null;
}

/// <summary>The board did not start, or gave up.</summary>
internal sealed class StationException(string message, Exception? inner = null) : Exception(message, inner);
