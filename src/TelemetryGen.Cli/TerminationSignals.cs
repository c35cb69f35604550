using System.Runtime.InteropServices;

namespace TelemetryGen.Cli;

/// <summary>
/// Ctrl-C and SIGTERM, from before a command begins: the first cancels it and leaves it some time, the second ends the process at once. The
/// parser's own handling begins when a command first waits, and a hub that says that it listens may be asked to end before that.
/// </summary>
internal sealed class TerminationSignals : IDisposable
{
    private readonly CancellationTokenSource _stop;
    private readonly TaskCompletionSource<int> _exitCode = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TimeSpan _endsWithin;
    private readonly PosixSignalRegistration _interrupt;
    private readonly PosixSignalRegistration _terminate;
    private volatile int _signalled;

    /// <param name="endsWithin">What the first signal leaves the command to end by itself.</param>
    /// <param name="cancellation">Cancels the command as well, with no limit of time.</param>
    public TerminationSignals(TimeSpan endsWithin, CancellationToken cancellation)
    {
        _endsWithin = endsWithin;
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        _interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => Take(signal, ExitCode.Interrupted));
        _terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => Take(signal, ExitCode.Terminated));
    }

    /// <summary>Runs a command to its end, or until it was left its time; its exit code, or the signal's.</summary>
    public async Task<int> RunAsync(Func<CancellationToken, Task<int>> command)
    {
        // Not here: a command may block before it waits, in a read that cannot be cancelled.
        var running = Task.Run(() => command(_stop.Token), CancellationToken.None);
        try
        {
            return await await Task.WhenAny(running, _exitCode.Task);
        }
        catch (OperationCanceledException) when (_signalled != 0)
        {
            return _signalled;
        }
    }

    public void Dispose()
    {
        _interrupt.Dispose();
        _terminate.Dispose();
        _stop.Dispose();
    }

    private void Take(PosixSignalContext signal, int exitCode)
    {
        signal.Cancel = true;
        if (_stop.IsCancellationRequested)
        {
            _exitCode.TrySetResult(exitCode);
            return;
        }

        _signalled = exitCode;
        _ = _stop.CancelAsync();
        _ = Task.Delay(_endsWithin).ContinueWith(_ => _exitCode.TrySetResult(exitCode), TaskScheduler.Default);
    }
}
