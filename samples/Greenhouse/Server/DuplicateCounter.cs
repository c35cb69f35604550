using System.Diagnostics.Metrics;

namespace Acme.Greenhouse.Server;

/// <summary>Hears from the server's metrics how many records had come before.</summary>
internal sealed class DuplicateCounter : IDisposable
{
    private readonly MeterListener _listener = new();

    /// <param name="tally">Who is told.</param>
    public DuplicateCounter(Tally tally)
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
            foreach (var tag in tags)
            {
                if (tag is { Key: "outcome", Value: "duplicate" })
                {
                    tally.AddDuplicates((int)count);
                }
            }
        });
        _listener.Start();
    }

    public void Dispose() => _listener.Dispose();
}
