namespace TelemetryGen.Testing.Server;

/// <summary>Whole lines, on their way before the next step: what a kill leaves unsaid was not done.</summary>
internal static class Lines
{
    private static readonly Lock Gate = new();

    /// <summary>Microseconds, alike in all processes of a machine.</summary>
    public static long Now => (DateTime.UtcNow - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;

    public static void Write(FormattableString line)
    {
        lock (Gate)
        {
            Console.Out.WriteLine(FormattableString.Invariant(line).ReplaceLineEndings(" "));
            Console.Out.Flush();
        }
    }
}
