using System.Diagnostics;
using System.Globalization;

namespace TelemetryGen.Benchmarks.Hub.Scale;

/// <summary>One of the servers, and what it says.</summary>
internal sealed class ScaleProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly Task _reading;
    private readonly Lock _lock = new();
    private List<double> _lags = [];

    private ScaleProcess(Process process)
    {
        _process = process;
        _reading = ReadAsync();
    }

    public long Events { get; private set; }

    public long Records { get; private set; }

    public TimeSpan Cpu
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    public long Memory
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    public static async Task<ScaleProcess> StartAsync(string folder, IReadOnlyDictionary<string, string> environment)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, ["serve", "scale-server", "--dir", folder])
        {
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start)!;
        await process.StandardOutput.ReadLineAsync();
        return new(process);
    }

    /// <summary>The milliseconds from the store to the handler of each event since the last look.</summary>
    public IReadOnlyList<double> TakeLags()
    {
        lock (_lock)
        {
            var taken = _lags;
            _lags = [];
            return taken;
        }
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _reading;
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private async Task ReadAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            var cells = line.Split(' ');
            lock (_lock)
            {
                Events += long.Parse(cells[0], CultureInfo.InvariantCulture);
                Records += long.Parse(cells[1], CultureInfo.InvariantCulture);
                _lags.AddRange(cells[2].Split(',', StringSplitOptions.RemoveEmptyEntries)
                    .Select(l => double.Parse(l, CultureInfo.InvariantCulture)));
            }
        }
    }
}
