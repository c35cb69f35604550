using TelemetryGen.Testing;

namespace TelemetryGen.LocalHub.Tests.Store;

/// <summary>
/// The files of a store as they are while a hub runs, and as they stay when it is killed: nothing was moved to blocks at an end.
/// </summary>
internal static class KilledStore
{
    public static TemporaryFolder Copy(TemporaryFolder running)
    {
        var killed = new TemporaryFolder();
        foreach (var file in Directory.GetFiles(running.Path, "events.db*"))
        {
            File.Copy(file, killed.File(System.IO.Path.GetFileName(file)));
        }

        return killed;
    }
}
