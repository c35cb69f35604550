using Acme.Greenhouse;

namespace TelemetryGen.Tests.Dispatch;

/// <summary>A handler that keeps what it is given.</summary>
internal sealed class Recorder : IGreenhouseHandler
{
    public List<Climate> Climates { get; } = [];

    public List<Health> Healths { get; } = [];

    public int Calls => Climates.Count + Healths.Count;

    public void OnClimate(in Climate message) => Climates.Add(message);

    public void OnHealth(in Health message) => Healths.Add(message);
}
