namespace TelemetryGen.Cli.Sizing;

/// <summary>What messages take, from the field to the day. All sizes are bytes.</summary>
internal sealed record SizeReport(string Schema, int Version, IReadOnlyList<string> Assumptions, IReadOnlyList<MessageSize> Messages);

internal sealed record MessageSize(string Message, int Header, IReadOnlyList<FieldSize> Fields, int Minimum, int Maximum, RequestSize Request, IReadOnlyList<DaySize> Days);

/// <summary>A field: 0 bytes for a boolean that shares the byte of another.</summary>
internal sealed record FieldSize(string Field, string Type, int Minimum, int Maximum);

/// <summary>An HTTP request with the longest message.</summary>
internal sealed record RequestSize(int RequestLine, int Headers, int Token, int Body, int Tls, int Total);

/// <summary>What a device sends at a period, a request for each message.</summary>
internal sealed record DaySize(string Period, long Events, long Bytes);
