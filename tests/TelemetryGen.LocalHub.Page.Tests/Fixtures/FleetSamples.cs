using TelemetryGen.Json;
using TelemetryGen.Schema;
using TelemetryGen.Testing.Samples;

namespace TelemetryGen.LocalHub.Page.Tests.Fixtures;

/// <summary>The greenhouse with metrics: battery and temperature as gauges, pressure as a counter, humidity as a histogram.</summary>
internal static class FleetSamples
{
    /// <summary>The newest firmware's.</summary>
    public static SchemaSpec Schema { get; } = Of(3);

    /// <summary>What firmware of another version has.</summary>
    public static SchemaSpec Of(int version) => SchemaDocument.Parse(SampleSchemas.Text("greenhouse.xml")
        .Replace("version=\"2\"", $"version=\"{version}\"", StringComparison.Ordinal)
        .Replace("name=\"Temperature\"", "name=\"Temperature\" metric=\"gauge\"", StringComparison.Ordinal)
        .Replace("name=\"Humidity\"", "name=\"Humidity\" metric=\"histogram\"", StringComparison.Ordinal)
        .Replace("name=\"Pressure\"", "name=\"Pressure\" metric=\"counter\"", StringComparison.Ordinal)
        .Replace("name=\"Battery\"", "name=\"Battery\" metric=\"gauge\"", StringComparison.Ordinal));

    /// <summary>A Climate as firmware of a version sends it.</summary>
    public static byte[] Climate(int version, double temperature, int? battery, DateTimeOffset? at = null) =>
        new MessageJsonReader(Of(version)).Read(
            FormattableString.Invariant($$"""
                {"$message":"Climate","At":"{{(at ?? DateTimeOffset.UtcNow).UtcDateTime:yyyy-MM-ddTHH:mm:ss.fff}}Z",
                "Temperature":{{temperature}},
                "Humidity":40,"Pressure":101300,"Raining":false,"Door":"Closed",
                "Battery":{{battery?.ToString() ?? "null"}}}
                """),
            null);
}
