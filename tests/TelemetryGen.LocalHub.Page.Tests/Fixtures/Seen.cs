using System.Text.Json;

namespace TelemetryGen.LocalHub.Page.Tests.Fixtures;

/// <summary>What a scenario of the browser saw.</summary>
internal static class Seen
{
    /// <summary>A console without an error, and no request to another host.</summary>
    public static void AssertQuiet(JsonElement seen)
    {
        Assert.Empty(Texts(seen, "errors"));
        Assert.Empty(Texts(seen, "foreign"));
    }

    /// <summary>The texts of a list that it saw.</summary>
    public static string[] Texts(JsonElement seen, string name) =>
        [.. seen.GetProperty(name).EnumerateArray().Select(e => e.GetString()!)];
}
