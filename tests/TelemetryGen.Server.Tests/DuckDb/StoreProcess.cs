using System.Collections.Concurrent;
using System.Diagnostics;

namespace TelemetryGen.Server.Tests.DuckDb;

/// <summary>A server of another process that stores events in a file.</summary>
internal sealed class StoreProcess : IDisposable
{
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly Process _process;

    private StoreProcess(string program, params string[] arguments)
    {
        _process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        _process.OutputDataReceived += (_, line) => _lines.Enqueue(line.Data ?? "");
        _process.ErrorDataReceived += (_, line) => _lines.Enqueue(line.Data ?? "");
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    private static string Writer => Path.Combine(AppContext.BaseDirectory, "TelemetryGen.Testing.StoreWriter.dll");

    public int Id => _process.Id;

    public static StoreProcess Start(string path, int events) => new("dotnet", Writer, path, $"{events}");

    /// <summary>A process that may not make a file larger than so many KiB: .NET is asked not to make one of its code.</summary>
    public static StoreProcess StartWithLimit(string path, int events, int kibibytes) => new(
        "/bin/sh", "-c",
        $"export DOTNET_EnableWriteXorExecute=0; trap '' XFSZ; ulimit -f {kibibytes * 2}; exec dotnet \"$0\" \"$1\" \"$2\"",
        Writer, path, $"{events}");

    public async Task LineAsync(string text)
    {
        for (var waited = 0; !_lines.Any(l => l.Contains(text, StringComparison.Ordinal)); waited += 20)
        {
            Assert.True(waited < 120_000 && !_process.HasExited, $"No line has '{text}':\n{string.Join('\n', _lines)}");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    public async Task EndAsync()
    {
        await _process.StandardInput.WriteLineAsync();
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(_process.ExitCode == 0, string.Join('\n', _lines));
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            Kill();
        }

        _process.Dispose();
    }
}
