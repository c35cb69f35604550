using System.Globalization;
using Amqp.Framing;
using Amqp.Types;

namespace TelemetryGen.LocalHub.Amqp.Receivers;

/// <summary>What a client that reads asks for with its attach.</summary>
/// <param name="Epoch">Its epoch; null for none.</param>
/// <param name="Name">What it calls itself; null when it does not.</param>
/// <param name="WantsMetrics">Each event shall tell of the newest one.</param>
/// <param name="InitialDeliveryCount">Where the hub's count begins.</param>
internal sealed record ReaderRequest(long? Epoch, string? Name, bool WantsMetrics, uint InitialDeliveryCount)
{
    public static readonly Symbol Metrics = new("com.microsoft:enable-receiver-runtime-metric");

    private static readonly Symbol EpochProperty = new("com.microsoft:epoch");
    private static readonly Symbol NameProperty = new("com.microsoft:receiver-name");

    public static ReaderRequest Read(Attach attach, Symbol[] desired)
    {
        var properties = attach.Properties ?? [];
        var epoch = properties.TryGetValue(EpochProperty, out var value) && value is long or int or uint or short or byte or sbyte or ushort
            ? Convert.ToInt64(value, CultureInfo.InvariantCulture)
            : default(long?);
        return new ReaderRequest(
            epoch, properties.GetValueOrDefault(NameProperty) as string, desired.Contains(Metrics), attach.InitialDeliveryCount);
    }
}
