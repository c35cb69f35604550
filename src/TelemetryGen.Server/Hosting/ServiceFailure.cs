using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TelemetryGen.Server.Diagnostics;

namespace TelemetryGen.Server.Hosting;

/// <summary>
/// The end of a program by what a person must mend: its text is all that this person needs. The host's own way would be a stack of the
/// host's methods, and for one that comes before the start no exit code of a program. The text comes behind the host's own lines of start
/// and stop, since a person looks at the end of a log first.
/// </summary>
internal sealed class ServiceFailure(IServiceProvider services, ILogger logger) : IDisposable
{
    /// <summary>The host's own lines of the start are written beside ours, and nothing says when they are.</summary>
    private static readonly TimeSpan HostLines = TimeSpan.FromMilliseconds(100);

    /// <summary>Other services may take long to start; the text does not wait for them any longer.</summary>
    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(5);

    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TelemetryServerException? _untold;
    private Task _ending = Task.CompletedTask;

    /// <summary>Whether the program is a host that can be stopped.</summary>
    public static bool CanTell(IServiceProvider services) => services.GetService<IHostApplicationLifetime>() is not null;

    /// <summary>Stops the program with exit code 1 once it has started, and tells in one line why.</summary>
    public void End(TelemetryServerException error)
    {
        // The host stops as if all were well; a supervisor that looks at the exit code would not start the program again.
        Environment.ExitCode = 1;
        _untold = error;
        var lifetime = services.GetRequiredService<IHostApplicationLifetime>();
        lifetime.ApplicationStarted.Register(() => _started.TrySetResult());
        _ending = EndAsync(lifetime);
    }

    /// <summary>Returns when the text is in the log; for the service's stop, behind which there may be no logger any more.</summary>
    public Task FinishAsync()
    {
        _started.TrySetResult();
        return _ending;
    }

    /// <summary>Tells it if nothing else had: the start of another service failed.</summary>
    public void Dispose() => Tell();

    private async Task EndAsync(IHostApplicationLifetime lifetime)
    {
        if (await Task.WhenAny(_started.Task, Task.Delay(MaxWait)) != _started.Task)
        {
            Tell();
        }

        await _started.Task;
        await Task.Delay(HostLines);
        lifetime.StopApplication();
        Tell();
    }

    private void Tell()
    {
        if (Interlocked.Exchange(ref _untold, null) is { } error)
        {
            ServerLog.FailedAt(logger, error);
            ServerLog.Failed(logger, error.Message.ReplaceLineEndings(" "));
        }
    }
}
