using System.Globalization;
using Amqp.Framing;
using Amqp.Types;

namespace TelemetryGen.LocalHub.Amqp.Errors;

/// <summary>Refusals in the form in which Azure sends them.</summary>
internal sealed class AmqpErrors(TimeProvider clock)
{
    private static readonly Symbol TrackingId = new("com.microsoft:tracking-id");

    /// <summary>The error, and the tracking id that the hub's log is to have too.</summary>
    public (Error Error, Guid Tracking) Make(AmqpFault fault, string path)
    {
        var tracking = Guid.NewGuid();

        // azure-eventhub for Python looks into the map without asking whether there is one.
        var info = new Fields { [TrackingId] = tracking.ToString() };
        return (new Error(new Symbol(fault.Condition)) { Description = Describe(fault, path, tracking), Info = info }, tracking);
    }

    /// <summary>Gives an error that the library made what those of the hub have.</summary>
    public static void Complete(Error error) => error.Info ??= new Fields { [TrackingId] = Guid.NewGuid().ToString() };

    /// <summary>What a person reads.</summary>
    public string Describe(AmqpFault fault, string path, Guid tracking)
    {
        var time = clock.GetUtcNow().UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture);
        var text = $"{fault.Code}: {fault.Text}. TrackingId:{tracking}, SystemTracker:{path}, Timestamp:{time}";

        // Paths and policy names come from outside: a line break would forge a line of somebody's log.
        return string.Concat(text.Select(static c => char.IsControl(c) || char.IsSurrogate(c) ? '?' : c));
    }
}
