namespace TelemetryGen.Schema;

/// <summary>The names of the server's C#: what the generator declares, and what its code calls by short names.</summary>
internal static class ServerNames
{
    /// <summary>What the generator adds to a record.</summary>
    public static HashSet<string> Members { get; } =
    [
        "TemplateId", "BlockLength", "MaxPayloadBytes", "MinPayloadBytes", "SchemaId", "SchemaVersion", "OwnHeader", "PresentBytes",
        "Write", "TryWrite", "Read", "TryRead", "ToRecord", "Wire", "View", "Columns", "ColumnBatch", "ReadMany", "ReadColumns",
        "Enumerate", "ViewSequence",
        "TryReadBody", "TryWriteBody", "IsOwnMessage", "IsOtherMessage", "TryCheckMessage", "TryCheckBody", "LoadBlock", "MaxBatchBytes",
        "TryWriteBatch", "TryReadBatch", "EnumerateBatch", "BatchViews",
    ];

    /// <summary>Those of them that are methods, beside which a user may have others of the name.</summary>
    public static HashSet<string> Methods { get; } =
    [
        "PresentBytes", "Write", "TryWrite", "Read", "TryRead", "ToRecord", "ReadMany", "ReadColumns", "Enumerate",
        "TryReadBody", "TryWriteBody", "IsOwnMessage", "IsOtherMessage", "TryCheckMessage", "TryCheckBody", "LoadBlock", "MaxBatchBytes",
        "TryWriteBatch", "TryReadBatch", "EnumerateBatch",
    ];

    /// <summary>Names inside of a view, and the one that means nothing.</summary>
    public static HashSet<string> Inner { get; } = ["_", "_message", "_header", "_block"];

    /// <summary>Members of the packed struct that no record has itself; the struct has the record's fields beside them.</summary>
    public static HashSet<string> Packed { get; } = ["ReadUnchecked", "WriteUnchecked", "TryCheck", "ReverseEndianness"];

    /// <summary>Types whose static members the generated code calls; a member of that name would be taken for the type.</summary>
    public static HashSet<string> Called { get; } =
    [
        "BinaryPrimitives", "Math", "TelemetryError", "TelemetryErrorCode", "MessageHeader", "MessageEntries", "MessageArray",
        "MessageFixedText", "MessageColumns", "MessageFloat",
        "MessageDuration", "MessageBoolean", "MessageText", "MessageBytes", "MessageBulk", "MessageDecimal", "MessageBatch", "UnixTime",
        "ValueRange", "ScaledSteps",
        "BatchRows", "BatchHeader", "DecimalSteps", "FieldMetric", "MessageBlock", "FieldRanges", "WireBlock", "BlockVectors",
        "TimeSpan", "Vector256",
    ];

    /// <summary>Other types that it names, as metadata does.</summary>
    public static HashSet<string> Named { get; } =
    [
        "Guid", "Span`1", "ReadOnlySpan`1", "ReadOnlyMemory`1", "TelemetryException", "MessageArray`1", "Batch`1",
        "ITelemetryMessage`1", "IBatchRow`1", "IColumnBatch", "ISequenced`1", "IWireBlock`1",
        "MethodImplAttribute", "MethodImplOptions", "MaybeNullWhenAttribute", "UnscopedRefAttribute", "StructLayoutAttribute", "LayoutKind",
        "InlineArrayAttribute",
    ];

    /// <summary>What the dispatcher's file calls by short names, as metadata does.</summary>
    public static HashSet<string> CalledByDispatcher { get; } =
        ["BatchHeader", "DispatchOutcome", "IRecordVisitor", "ITelemetrySchema", "MessageHeader",
            "MethodImplAttribute", "MethodImplOptions", "OtherRecords", "ReadOnlySpan`1", "TelemetryError", "TelemetryErrorCode"];

    /// <summary>The class that hands messages to a handler, in the namespace that is called as the schema.</summary>
    /// <param name="shortName">The last part of the schema's name.</param>
    public static string GetDispatcher(string shortName) => shortName + "Dispatcher";

    /// <summary>The interface of a handler.</summary>
    /// <inheritdoc cref="GetDispatcher"/>
    public static string GetHandler(string shortName) => $"I{shortName}Handler";

    /// <summary>The class that stands for the schema where a type is asked for.</summary>
    /// <inheritdoc cref="GetDispatcher"/>
    public static string GetSchemaClass(string shortName) => shortName + "Telemetry";
}
