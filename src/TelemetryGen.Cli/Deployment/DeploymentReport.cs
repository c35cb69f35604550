namespace TelemetryGen.Cli.Deployment;

/// <summary>What became of the files of a deployment.</summary>
/// <param name="Written">How many were written.</param>
/// <param name="Unchanged">How many had their text already.</param>
/// <param name="Kept">A user's, which stay as they are.</param>
/// <param name="Removed">Written before and not needed now.</param>
/// <param name="Changed">Not needed now, and changed since they were written: they stay.</param>
internal sealed record DeploymentReport(
    int Written, int Unchanged, IReadOnlyList<string> Kept, IReadOnlyList<string> Removed, IReadOnlyList<string> Changed);
