using System.Globalization;

namespace TelemetryGen.Server.Checkpoints;

/// <summary>The names of Azure's own checkpoint stores, so that their processors can take over from ours, and ours from them.</summary>
internal static class BlobNames
{
    public const string Owner = "ownerid";
    public const string Offset = "offset";
    public const string SequenceNumber = "sequencenumber";
    public const string Client = "clientidentifier";

    public static string Ownership(string ns, string hub, string group) => Prefix(ns, hub, group) + "ownership/";

    public static string Checkpoint(string ns, string hub, string group) => Prefix(ns, hub, group) + "checkpoint/";

    /// <summary>Ours, beside theirs, which look at no other prefix.</summary>
    public static string State(string ns, string hub, string group) => Prefix(ns, hub, group) + "telemetrygen/";

    private static string Prefix(string ns, string hub, string group) =>
        string.Create(CultureInfo.InvariantCulture, $"{ns}/{hub}/{group}/").ToLowerInvariant();
}
