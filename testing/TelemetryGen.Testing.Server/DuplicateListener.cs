using System.Diagnostics.Metrics;

namespace TelemetryGen.Testing.Server;

/// <summary>Writes a line "# dropped count" for records that the server drops as duplicates.</summary>
internal sealed class DuplicateListener : IDisposable
{
    private readonly MeterListener _listener = new();

    public DuplicateListener()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Name == "telemetry.server.records")
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((_, count, tags, _) =>
        {
            if (tags.Contains(new("outcome", "duplicate")))
            {
                Lines.Write($"# dropped {count}");
            }
        });
        _listener.Start();
    }

    public void Dispose() => _listener.Dispose();
}
