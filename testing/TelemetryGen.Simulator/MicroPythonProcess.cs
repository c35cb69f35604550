using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using System.Threading.Channels;

namespace TelemetryGen.Simulator;

/// <summary>
/// A running simulated board: real MicroPython in a process of its own, with sockets and verified TLS. The process ends when this
/// object is disposed of, and when the program that holds it dies.
/// </summary>
public sealed class MicroPythonProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly SimulatorJob _job;
    private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();
    private readonly StringBuilder _error = new();
    private readonly Task _readers;

    private MicroPythonProcess(Process process, SimulatorJob job)
    {
        _process = process;
        _job = job;
        _readers = Task.WhenAll(ReadOutputAsync(), ReadErrorAsync());
    }

    /// <summary>Starts the program.</summary>
    /// <exception cref="InvalidOperationException">Node.js is not installed.</exception>
    public static MicroPythonProcess Start(MicroPythonProgram program)
    {
        ArgumentNullException.ThrowIfNull(program);
        var job = SimulatorJob.Create(program);
        try
        {
            return new MicroPythonProcess(Process.Start(job.StartInfo)!, job);
        }
        catch (Win32Exception error)
        {
            job.Dispose();
            throw new InvalidOperationException("Node.js did not start: install version 20 or later and have it in PATH.", error);
        }
    }

    /// <summary>The id of the process.</summary>
    public int Id => _process.Id;

    /// <summary>What the program wrote to standard error so far: a traceback, when it failed.</summary>
    public string Error
    {
        get
        {
            lock (_error)
            {
                return _error.ToString();
            }
        }
    }

    /// <summary>The lines the program prints, each as soon as it is printed, until it ends. To be read once.</summary>
    public IAsyncEnumerable<string> ReadLinesAsync(CancellationToken cancellationToken = default) =>
        _lines.Reader.ReadAllAsync(cancellationToken);

    /// <summary>Waits for the end of the program and returns its exit code.</summary>
    public async Task<int> WaitForExitAsync(CancellationToken cancellationToken = default)
    {
        await _process.WaitForExitAsync(cancellationToken);
        await _readers.WaitAsync(cancellationToken);
        return _process.ExitCode;
    }

    /// <summary>Ends the program, with all processes it started, and waits until they are gone.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        await _process.WaitForExitAsync();
        await _readers;
        _process.Dispose();
        _job.Dispose();
    }

    private async Task ReadOutputAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            _lines.Writer.TryWrite(line);
        }

        _lines.Writer.Complete();
    }

    private async Task ReadErrorAsync()
    {
        while (await _process.StandardError.ReadLineAsync() is { } line)
        {
            lock (_error)
            {
                _error.Append(line).Append('\n');
            }
        }
    }
}
