namespace TelemetryGen.Benchmarks.Hub;

/// <summary>Requests over TLS against bare Kestrel that answers 201.</summary>
internal static class RestRun
{
    public static Task RunAsync(string folder, int events) => throw new NotSupportedException($"{folder} {events}");
}
