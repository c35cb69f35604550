namespace TelemetryGen.Server;

/// <summary>Why an event could not be handled.</summary>
public enum DeadLetterReason
{
    /// <summary>Its bytes are no message or batch of the schema that its header names.</summary>
    Damaged,

    /// <summary>It is of another schema.</summary>
    UnknownSchema,

    /// <summary>It has a template id that this version of the schema does not have.</summary>
    UnknownTemplate,

    /// <summary>A handler threw at each attempt.</summary>
    HandlerFailed,
}
