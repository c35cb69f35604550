using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TelemetryGen.Server.Diagnostics;

namespace TelemetryGen.Server.Hosting;

/// <summary>
/// The end of a program by what a person must mend: its text is all that this person needs. The host's own way would be a stack of the
/// host's methods, and for one that comes before the start no exit code of a program.
/// </summary>
internal static class ServiceFailure
{
    /// <summary>Whether the program is a host that can be stopped.</summary>
    public static bool CanTell(IServiceProvider services) => services.GetService<IHostApplicationLifetime>() is not null;

    /// <summary>Tells it in one line, and stops the program with exit code 1 once it has started.</summary>
    public static void Tell(IServiceProvider services, ILogger logger, TelemetryServerException error)
    {
        ServerLog.Failed(logger, error.Message.ReplaceLineEndings(" "));
        ServerLog.FailedAt(logger, error);

        // The host stops as if all were well; a supervisor that looks at the exit code would not start the program again.
        Environment.ExitCode = 1;
        var lifetime = services.GetRequiredService<IHostApplicationLifetime>();
        lifetime.ApplicationStarted.Register(lifetime.StopApplication);
    }
}
