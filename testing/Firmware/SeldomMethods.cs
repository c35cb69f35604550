using TelemetryGen.NanoFramework.Tests.Walk;
using TelemetryGen.NanoFramework.Tests.Walk.Rules;

namespace TelemetryGen.NanoFramework.Tests;

/// <summary>Emitted methods that load text literals although they are no constructors and make no errors, and why that may be.</summary>
internal static class SeldomMethods
{
    /// <summary>Types or methods, by their whole names.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        ["TelemetryGen.Device.SasText"] = "a token is signed or looked at once an hour",
        ["TelemetryGen.Device.FetchedToken"] = "a token is fetched once an hour",
        ["TelemetryGen.Device.EventHubSender.UseToken"] = "a new token",
        ["TelemetryGen.Device.SettingsFile"] = "settings are replaced by provisioning",
        ["TelemetryGen.Device.TokenCheck"] = "settings are replaced by provisioning",
        ["TelemetryGen.Device.AuthorityCheck"] = "settings are replaced by provisioning",
        ["TelemetryGen.Device.SegmentFiles.GetPath"] = "a file is opened or deleted",
        ["TelemetryGen.Device.SequenceCounter.Reserve"] = "each 64th number",
        ["TelemetryGen.Device.TelemetryValueException.At"] = "of an error; not every schema has a call of it",
    };

    /// <summary>The findings that are no literals in one of them.</summary>
    public static IEnumerable<Finding> Without(IEnumerable<Finding> findings) => findings.Where(f => EntryOf(f) is null);

    /// <summary>The entry that a finding is of; null for none.</summary>
    public static string? EntryOf(Finding finding) => finding is { Rule: nameof(NoLiterals), Method: { } method }
        ? All.Keys.FirstOrDefault(k => k == method.Type.Name || k == method.ToString())
        : null;
}
