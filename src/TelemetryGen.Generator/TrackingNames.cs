namespace TelemetryGen.Generator;

/// <summary>The names of the generator's steps; tests ask by them what an edit made run again.</summary>
internal static class TrackingNames
{
    /// <summary>The assembly's <c>[TelemetrySchema]</c>.</summary>
    public const string SchemaAttribute = nameof(SchemaAttribute);

    /// <summary>Each <c>[Telemetry]</c> type, parsed.</summary>
    public const string Records = nameof(Records);

    /// <summary>Each record with the schema it belongs to, without those that break a rule.</summary>
    public const string Codecs = nameof(Codecs);

    /// <summary>Each codec whose file can stand beside the others.</summary>
    public const string Files = nameof(Files);

    /// <summary>All records of the schema: for the document.</summary>
    public const string Schema = nameof(Schema);

    /// <summary>Whether the user has a type in the dispatcher's way.</summary>
    public const string DispatcherNames = nameof(DispatcherNames);

    /// <summary>What of them a dispatcher knows.</summary>
    public const string Dispatcher = nameof(Dispatcher);

    public static IReadOnlyList<string> All { get; } = [SchemaAttribute, Records, Codecs, Files, Schema, DispatcherNames, Dispatcher];
}
