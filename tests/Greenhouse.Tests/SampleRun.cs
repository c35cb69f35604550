using System.Diagnostics;
using System.Reflection;
using System.Threading.Channels;

namespace Acme.Greenhouse.Tests;

/// <summary>The built sample as a process, with a folder of its own for temporary files.</summary>
internal sealed class SampleRun : IAsyncDisposable
{
    private static readonly string Sample =
        typeof(SampleRun).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "Sample").Value!;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("sample-");
    private readonly Channel<string> _unread = Channel.CreateUnbounded<string>();
    private readonly List<string> _lines = [];
    private readonly Process _process;
    private readonly Task _reading;
    private readonly Task<string> _error;

    private SampleRun(string arguments, string? path, IReadOnlyDictionary<string, string>? environment)
    {
        var start = new ProcessStartInfo(Dotnet, $"\"{Sample}\" {arguments}")
        {
            RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = _folder.FullName,
        };

        // TMPDIR on Unix, TMP on Windows.
        start.Environment["TMPDIR"] = start.Environment["TMP"] = _folder.FullName;
        if (path is not null)
        {
            start.Environment["PATH"] = path;
        }

        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        _process = Process.Start(start)!;
        _reading = ReadAsync();
        _error = _process.StandardError.ReadToEndAsync();
    }

    /// <summary>What it printed. Complete after its end.</summary>
    public IReadOnlyList<string> Lines => _lines;

    /// <summary>Standard error. Ends with the process.</summary>
    public Task<string> Error => _error;

    /// <summary>Temporary folders that the run has now.</summary>
    public IEnumerable<string> Folders => Directory.GetDirectories(_folder.FullName).Select(f => Path.GetFileName(f)!);

    /// <summary>Processes of simulated boards that this run has now. Linux only.</summary>
    public IReadOnlyList<int> Boards =>
        [.. Directory.GetDirectories("/proc").Select(d => Path.GetFileName(d)).Where(d => d.All(char.IsAsciiDigit))
            .Where(id => CommandLineOf(id).Contains($"--settings={_folder.FullName}", StringComparison.Ordinal)).Select(int.Parse)];

    // A test run from dotnet has it as its own process; one run from its own executable finds it in PATH.
    private static string Dotnet => Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet"
        ? path
        : Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator)
            .SelectMany(folder => new[] { Path.Combine(folder, "dotnet"), Path.Combine(folder, "dotnet.exe") }).First(File.Exists);

    /// <summary>Starts the sample. <paramref name="path"/>: its PATH, when it is to be another.</summary>
    public static SampleRun Start(string arguments, string? path = null, IReadOnlyDictionary<string, string>? environment = null) =>
        new(arguments, path, environment);

    /// <summary>The file that the run's hub keeps under that name.</summary>
    public string HubFile(string name) => Path.Combine(_folder.GetDirectories("greenhouse-*").Single().FullName, "hub", name);

    /// <summary>The first line from here on that holds the text.</summary>
    public async Task<string> WaitForLineAsync(string text)
    {
        await foreach (var line in _unread.Reader.ReadAllAsync(TestContext.Current.CancellationToken))
        {
            if (line.Contains(text, StringComparison.Ordinal))
            {
                return line;
            }
        }

        throw new InvalidOperationException($"The sample ended without a line that holds '{text}': {await _error}");
    }

    /// <summary>Ends it at once, as a crash does.</summary>
    public void Kill() => _process.Kill();

    /// <summary>Sends a signal: INT, TERM.</summary>
    public async Task SignalAsync(string name)
    {
        using var kill = Process.Start("sh", ["-c", $"kill -{name} {_process.Id}"]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, kill.ExitCode);
    }

    /// <summary>Waits for the end and all output; returns the exit code.</summary>
    public async Task<int> WaitForExitAsync()
    {
        var patience = TimeSpan.FromMinutes(1);
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(patience, TestContext.Current.CancellationToken);
        await _reading.WaitAsync(patience, TestContext.Current.CancellationToken);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        await _process.WaitForExitAsync();
        _process.Dispose();
        _folder.Delete(recursive: true);
    }

    private async Task ReadAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            _lines.Add(line);
            _unread.Writer.TryWrite(line);
        }

        _unread.Writer.Complete();
    }

    private static string CommandLineOf(string process)
    {
        try
        {
            return File.ReadAllText($"/proc/{process}/cmdline");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It has ended, or belongs to someone else.
            return "";
        }
    }
}
