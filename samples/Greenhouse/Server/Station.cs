using System.Globalization;
using System.Runtime.CompilerServices;
using TelemetryGen.LocalHub;
using TelemetryGen.Simulator;

namespace Acme.Greenhouse.Server;

/// <summary>The board: the generated modules and the sample's program on real MicroPython.</summary>
internal sealed class Station : IAsyncDisposable
{
    /// <summary>8,759 hours, and a health record a day.</summary>
    public const int MostRecords = 8759 + (8759 / 24);

    private readonly MicroPythonProcess _process;

    private Station(MicroPythonProcess process) => _process = process;

    /// <summary>Provisions the board, as provisioning a real one copies files to its flash, and starts it.</summary>
    /// <exception cref="StationException">Node.js did not start.</exception>
    public static Station Start(LocalHub hub, string hubName, string device, string token, int records)
    {
        var board = Path.Combine(AppContext.BaseDirectory, "board");
        try
        {
            return new(MicroPythonProcess.Start(new(Path.Combine(board, "main.py"))
            {
                Files =
                [
                    .. Directory.GetFiles(board, "*.py").Select(file => new BoardFile(file)),
                    new(Path.Combine(board, "seattle-weather-hourly-normals.csv"), "/flash/weather.csv"),
                    new(hub.CaDerPath, "/flash/cert/ca.der"),
                ],
                Settings = new Dictionary<string, object?>
                {
                    ["wifi_name"] = "greenhouse",
                    ["wifi_key"] = "any key will do: the simulated board joins all networks",
                    ["host"] = hub.Endpoint.Host,
                    ["port"] = hub.Endpoint.Port,
                    ["hub"] = hubName,
                    ["device"] = device,
                    ["token"] = token,
                    ["records"] = records,
                },
            }));
        }
        catch (InvalidOperationException error)
        {
            throw new StationException(error.Message, error);
        }
    }

    /// <summary>The number of each record, when the hub has answered that it is stored; ends when the board has sent all.</summary>
    /// <exception cref="StationException">The board gave up; the message holds what it said.</exception>
    public async IAsyncEnumerable<int> SentAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var said = "";
        await foreach (var line in _process.ReadLinesAsync(cancellation))
        {
            if (line.StartsWith("sent ", StringComparison.Ordinal))
            {
                yield return int.Parse(line.AsSpan(5), CultureInfo.InvariantCulture);
            }
            else
            {
                said += line + Environment.NewLine;
            }
        }

        var exitCode = await _process.WaitForExitAsync(cancellation);
        if (exitCode != 0)
        {
            throw new StationException($"The station ended with exit code {exitCode}. {said}{_process.Error}");
        }
    }

    public ValueTask DisposeAsync() => _process.DisposeAsync();
}

/// <summary>The board did not start, or gave up.</summary>
internal sealed class StationException(string message, Exception? inner = null) : Exception(message, inner);
