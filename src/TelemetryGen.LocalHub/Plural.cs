namespace TelemetryGen.LocalHub;

/// <summary>Words behind a number, in a log where the number stays one.</summary>
internal static class Plural
{
    /// <summary>The word, with an s unless it is one.</summary>
    public static string Of(long count, string one) => count == 1 ? one : one + "s";
}
