using System.Text.RegularExpressions;
using TelemetryGen.Schema;

namespace TelemetryGen.CodeFixes;

/// <summary>What a setting is called that had its value in the source, after the variable, parameter or member that had it.</summary>
internal static class SettingName
{
    private static readonly Regex Between = new("[^A-Za-z0-9]+", RegexOptions.CultureInvariant);

    /// <summary>The name in configuration: <c>SharedAccessKey</c> of <c>_sharedAccessKey</c>.</summary>
    public static string InConfiguration(string name) =>
        string.Concat(Between.Split(name).Where(w => w.Length > 0).Select(w => char.ToUpperInvariant(w[0]) + w.Substring(1)));

    /// <summary>The name of an environment variable: <c>SHARED_ACCESS_KEY</c>.</summary>
    public static string InEnvironment(string name) => Between.Replace(SnakeCase.From(InConfiguration(name)), "_").ToUpperInvariant();
}
