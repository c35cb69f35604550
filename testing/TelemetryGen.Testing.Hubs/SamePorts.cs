using TelemetryGen.LocalHub;
using Xunit;

namespace TelemetryGen.Testing.Hubs;

/// <summary>A hub that was stopped, started again on its ports.</summary>
public static class SamePorts
{
    private const int Attempts = 50;

    /// <summary>Waits up to ten seconds for the ports: another test may have one for a moment, as the near end of a connection.</summary>
    /// <param name="options">Name the ports.</param>
    public static async Task<LocalHub.LocalHub> StartAsync(LocalHubOptions options)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await LocalHub.LocalHub.StartAsync(options, TestContext.Current.CancellationToken);
            }
            catch (LocalHubException e) when (e.Error == LocalHubError.PortUnavailable && attempt < Attempts)
            {
                await Task.Delay(200, TestContext.Current.CancellationToken);
            }
        }
    }
}
