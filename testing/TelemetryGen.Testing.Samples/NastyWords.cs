namespace TelemetryGen.Testing.Samples;

/// <summary>Names that are legal in C# and mean something in a target, or become another name there.</summary>
public static class NastyWords
{
    /// <summary>For anything.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        // Python: keywords, what its modules use, what becomes one name, names that it hides.
        "Class", "Def", "Lambda", "None", "True", "nonlocal", "yield_", "Self", "self", "Buffer", "buffer", "Pack", "pack", "Unpack",
        "UnpackAt", "PackInto", "pack_into", "Struct", "struct_", "End", "Len", "len",
        "Bytes", "bytes", "bytearray", "isinstance", "Refuse", "refuse", "take", "known", "take_entries", "put_entries", "put_numbers",
        "extend_sign", "ExtendSign64", "micropython", "ValueError", "TypeError", "AttributeError", "MAX_PAYLOAD_BYTES",
        "Max", "PayloadBytes", "_NAN", "_INF", "Nan", "UINT8_MAX", "_UINT8_MAX", "Uint8", "message", "size", "block", "version", "starts",
        "length", "Offset", "Bits0", "bits00", "_store_R0", "SetA", "Set_A", "SetB",
        "SetPoint", "set_a", "TIMESTAMP", "SEQUENCE", "__x", "__x__", "_x", "__init__", "__class__", "_", "CO2", "Co2", "cO2", "VentOpen",
        "Vent_Open", "ventOpen", "HTTPClient", "HttpClient", "HTTP_Client", "A", "A_B", "B_C", "C",
        "B", "a", "b", "Time", "Utime", "Ustruct", "Json", "EventhubSender", "TelemetryQueue", "Crc32c", "Main", "Boot", "Board",
        "TimeRecord", "Range", "Round", "Str", "Print", "Int", "Float",

        // Firmware: types and members of the target, words of C#, variables.
        "Array", "BitConverter", "MaxLength", "Write", "TryRead", "WriteTo", "TryReadFrom", "Clear", "NewArray", "TemplateId", "SchemaId",
        "BlockLength", "MaxPayloadBytes", "get_MaxLength", "set_MaxLength", "Finalize",
        "ToString", "Equals", "GetHashCode", "ReferenceEquals", "OptionalBoolean", "TelemetryBytes", "TelemetryValueException",
        "ITelemetryMessage", "ISequencedMessage", "ITimestampedMessage", "TelemetryMessage", "FlashStore",
        "Outbox", "Crc32C", "EventHubSender", "Flags", "FlagsAttribute", "Exception", "Math", "Thread", "DateTime", "String", "Object",
        "value", "at", "i", "bits", "place", "number", "count", "array", "last", "ANull", "ACount", "ALength",
        "ARecord", "BNull", "AView", "var", "dynamic", "record", "partial", "async", "await", "field", "where", "when", "nint", "required",
        "file", "scoped", "class", "event", "int", "string", "params", "base",
        "__arglist", "__makeref", "System", "TelemetryGen", "Device", "Acme", "P0", "R0", "E0", "RowVersion", "SetSequence", "UNSPECIFIED",
        "Unspecified",

        // Formats of data.
        "map", "fixed", "error", "NullableInt32", "NullableUint32", "NullableDouble", "NullableBool", "NullableE0", "Message", "Optional",
        "Oneof", "x__", "Température", "température", "温度", "É", "é", "ß", "Switch", "DeviceId", "Device_Id",
        "L23456789012345678901234567890123456789012345678901234567890123_5", "A1", "A_1", "a1", "a__1", "X1Y", "X_1Y",

        // The server's own.
        "View", "Columns", "ColumnBatch", "IColumnBatch", "BatchRows", "Reserve", "Keep", "Count", "SetRows", "_length", "_0",
        "Read", "Wire", "Span", "Guid", "MessageText", "UnixTime", "TimeSpan", "FromBlock", "ToRecord", "Enumerate",
        "GreenhouseDispatcher", "IGreenhouseHandler", "GreenhouseTelemetry", "ITelemetryHandler", "DispatchOutcome", "OtherRecords", "OnOther",
        "Other", "P0View", "P0Codec", "P0Group",
    ];

    /// <summary>For namespaces; "" is none.</summary>
    public static IReadOnlyList<string> Namespaces { get; } =
        ["Acme", "Acme.Greenhouse", "Acme.Greenhouse.Deep", "", "Acme.Array", "Array", "Math", "Acme.event", "TelemetryGen.Device",
            "TelemetryGen", "Acme.TelemetryGen", "Acme.System", "System.Lab", "Acme.R0", "Température"];
}
