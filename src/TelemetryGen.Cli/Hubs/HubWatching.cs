using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace TelemetryGen.Cli.Hubs;

/// <summary>Sends what the hub and its server measure, and the traces of requests, by OTLP.</summary>
internal static class HubWatching
{
    private static readonly string[] Meters =
    [
        LocalHub.LocalHub.MeterName, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime",
    ];

    /// <summary>Null without an endpoint. Dispose of it to send the last of it.</summary>
    public static IDisposable? Start(Uri? endpoint)
    {
        if (endpoint is null)
        {
            return null;
        }

        var metrics = Sdk.CreateMeterProviderBuilder().AddMeter(Meters)
            .AddOtlpExporter(options => Configure(options, endpoint, "v1/metrics")).Build();
        var traces = Sdk.CreateTracerProviderBuilder()
            .AddAspNetCoreInstrumentation()
            .AddOtlpExporter(options => Configure(options, endpoint, "v1/traces"))
            .Build();
        return new Both(metrics, traces);
    }

    private static void Configure(OtlpExporterOptions options, Uri endpoint, string path)
    {
        options.Protocol = OtlpExportProtocol.HttpProtobuf;
        options.Endpoint = new Uri(endpoint.AbsoluteUri.TrimEnd('/') + "/" + path);
    }

    private sealed class Both(IDisposable first, IDisposable second) : IDisposable
    {
        public void Dispose()
        {
            first.Dispose();
            second.Dispose();
        }
    }
}
