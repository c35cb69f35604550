namespace TelemetryGen.Server;

/// <summary>How the values of headers are read. Kafka gives bytes without a type.</summary>
public enum KafkaHeaderEncoding
{
    /// <summary>A value that is AMQP and no text is AMQP: Event Hubs gives the properties of events that were sent by AMQP or HTTPS so. One
    /// that could be both is what the other headers of its event are. All else is text, or bytes when it is no UTF-8.</summary>
    Detect,

    /// <summary>Values are AMQP when they can be: all events were sent to Event Hubs by AMQP or HTTPS.</summary>
    Amqp,

    /// <summary>Values are text, or bytes when they are no UTF-8: no event was sent by AMQP.</summary>
    Text,
}
