using System.Diagnostics;
using System.Globalization;

namespace TelemetryGen.Benchmarks.Hub;

/// <summary>Chromium without a window, at one address until it is disposed.</summary>
internal sealed class BrowserProcess : IDisposable
{
    // Clock ticks of Linux's accounting, the same on every machine.
    private const double TicksPerSecond = 100;

    private readonly Process _process;

    private BrowserProcess(Process process) => _process = process;

    /// <summary>Processor time of its processes so far.</summary>
    public TimeSpan Cpu
    {
        get
        {
            var all = Directory.EnumerateDirectories("/proc").Select(Stat).OfType<(int Id, int Parent, double Ticks)>().ToArray();
            var own = new HashSet<int> { _process.Id };
            while (all.Any(p => own.Contains(p.Parent) && own.Add(p.Id)))
            {
                // A generation more.
            }

            return TimeSpan.FromSeconds(all.Where(p => own.Contains(p.Id)).Sum(p => p.Ticks) / TicksPerSecond);
        }
    }

    /// <param name="address">What it looks at.</param>
    /// <param name="folder">Where its profile goes.</param>
    public static BrowserProcess Start(Uri address, string folder)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium",
            ["--headless=new", "--no-sandbox", "--disable-gpu", "--remote-debugging-port=0", "--window-size=1280,900",
                $"--user-data-dir={Path.Combine(folder, "browser")}", address.AbsoluteUri])
        {
            RedirectStandardError = true, RedirectStandardOutput = true,
        };
        var process = Process.Start(start) ?? throw new InvalidOperationException("The browser did not start.");
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        return new BrowserProcess(process);
    }

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
    }

    // "id (name) state parent … utime stime": the name may have blanks. Null for what is no process, or none any more.
    private static (int Id, int Parent, double Ticks)? Stat(string directory)
    {
        if (!int.TryParse(Path.GetFileName(directory), NumberStyles.None, CultureInfo.InvariantCulture, out var id))
        {
            return null;
        }

        try
        {
            var text = File.ReadAllText(Path.Combine(directory, "stat"));
            var parts = text[(text.LastIndexOf(')') + 2)..].Split(' ');
            return (id, int.Parse(parts[1], CultureInfo.InvariantCulture),
                double.Parse(parts[11], CultureInfo.InvariantCulture) + double.Parse(parts[12], CultureInfo.InvariantCulture));
        }
        catch (IOException)
        {
            // It ended meanwhile.
            return null;
        }
    }
}
