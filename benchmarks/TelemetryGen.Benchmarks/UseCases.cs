using MemoryPack;
using TelemetryGen.Benchmarks.Peers;
using TelemetryGen.Benchmarks.Ratios;

namespace TelemetryGen.Benchmarks;

/// <summary>Record A, decoded into a local whose twelve fields are then added up: what a reader does who looks at what it read.</summary>
internal static class UseCases
{
    public static Case AsMemoryPack { get; } = new("MemoryPack, unmanaged struct", Samples.Count, static () =>
    {
        var sum = 0L;
        var messages = PeerMessages.MemoryPack;
        for (var i = 0; i < messages.Length; i++)
        {
            MemoryPackA a = default;
            MemoryPackSerializer.Deserialize(messages[i], ref a);
            sum += a.DeviceId + a.Sequence + a.At + a.Temperature + a.Humidity + a.Pressure
                + a.Battery + a.Rssi + a.Alarms + a.State + a.Latitude + a.Longitude;
        }

        return sum;
    }) { Bytes = 40 };

    public static Case Wire { get; } = new("TelemetryGen Wire.TryRead", Samples.Count, static () =>
    {
        var sum = 0L;
        var messages = Samples.Messages;
        for (var i = 0; i < messages.Length; i++)
        {
            if (RecordA.Wire.TryRead(messages[i], out var a))
            {
                sum += a.DeviceId + a.Sequence + a.At + a.Temperature + a.Humidity + a.Pressure
                    + a.Battery + a.Rssi + a.Alarms + a.State + a.Latitude + a.Longitude;
            }
        }

        return sum;
    }) { Bytes = 45 };
}
