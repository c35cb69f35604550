namespace TelemetryGen;

/// <summary>What the generator makes of a schema, for code that is generic over schemas: <c>GreenhouseTelemetry</c> of the schema
/// <c>Acme.Greenhouse</c>.</summary>
public interface ITelemetrySchema
{
    /// <summary>The schema's name, as a namespace.</summary>
    static abstract string Name { get; }

    /// <summary>Schema id in every header, 1 to 65,535.</summary>
    static abstract int SchemaId { get; }

    /// <summary>The newest schema version that is known here, 1 to 65,535.</summary>
    static abstract int SchemaVersion { get; }

    /// <summary>Calls a visitor with the type of each record, in the order of template ids.</summary>
    /// <param name="visitor">What is called.</param>
    static abstract void VisitRecords(IRecordVisitor visitor);
}
