using TelemetryGen.Schema;
using TelemetryGen.Testing.Samples;

namespace TelemetryGen.NanoFramework.Sender.Tests.Store;

/// <summary>An emitted record as the hub's side decodes it: its message, its number, 0 where it has none, and its timestamp.</summary>
internal sealed record Arrival(string Message, uint Number, DateTimeOffset At)
{
    private static readonly MessageReader Moments = new(SampleSchemas.Moments);

    /// <summary>All in an event: a message or a batch.</summary>
    public static IReadOnlyList<Arrival> In(byte[] body) => [.. Moments.ReadEvent(body).Select(Of)];

    private static Arrival Of(MessageValues message)
    {
        var number = message.Fields.FirstOrDefault(f => f.Field.Name == "Number")?.Value;
        return new(message.Message.Name, Convert.ToUInt32(number ?? 0, null),
            (DateTimeOffset)message.Fields.Last(f => f.Field.Kind == FieldKind.Timestamp).Value!);
    }
}
