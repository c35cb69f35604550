using Azure.Storage.Blobs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace TelemetryGen.Server;

/// <summary>Reads telemetry from files that Event Hubs Capture wrote, or the local hub's Capture.</summary>
public static class CaptureTelemetryExtensions
{
    /// <summary>Reads the files of a folder: <c>namespace/hub/partition/year/month/day/hour/minute/second.avro</c>.</summary>
    public static TelemetryBuilder FromCapture(
        this TelemetryBuilder builder, string folder, Action<CaptureSourceOptions>? configure = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        return From(builder, new CaptureFolder(folder), configure);
    }

    /// <summary>Reads the files of a blob container.</summary>
    /// <param name="builder">What <c>AddTelemetry</c> gave.</param>
    /// <param name="container">The container.</param>
    /// <param name="prefix">Names that do not begin with it are left.</param>
    /// <param name="configure">Changes how they are read.</param>
    public static TelemetryBuilder FromCapture(
        this TelemetryBuilder builder, BlobContainerClient container, string prefix = "", Action<CaptureSourceOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(container);
        return From(builder, new CaptureContainer(container, prefix), configure);
    }

    private static TelemetryBuilder From(TelemetryBuilder builder, ICaptureFiles files, Action<CaptureSourceOptions>? configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var options = new CaptureSourceOptions();
        configure?.Invoke(options);
        return builder
            .KeepStateInFile(options.CheckpointFile)
            .From(services => new CaptureSource(
                files, options, builder.GetStateStore(services), services.GetService<IHostApplicationLifetime>(),
                services.GetRequiredService<ILoggerFactory>().CreateLogger("TelemetryGen.Server.Capture"),
                services.GetRequiredService<TimeProvider>()));
    }
}
