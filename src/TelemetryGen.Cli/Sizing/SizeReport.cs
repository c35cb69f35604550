namespace TelemetryGen.Cli.Sizing;

/// <summary>What messages take, from the field to the day of a fleet. All sizes are bytes.</summary>
/// <param name="Devices">How many devices send.</param>
/// <param name="Together">When there are several messages: the rates when each device sends each of them at the period.</param>
internal sealed record SizeReport(
    string Schema, int Version, long Devices, IReadOnlyList<string> Assumptions, IReadOnlyList<MessageSize> Messages, IReadOnlyList<FleetRate> Together);

internal sealed record MessageSize(
    string Message, int Header, IReadOnlyList<FieldSize> Fields, int Minimum, int Maximum, RequestSize Request, EventSize Event, IReadOnlyList<FleetRate> Rates);

/// <summary>A field: 0 bytes for a boolean that shares the byte of another.</summary>
internal sealed record FieldSize(string Field, string Type, int Minimum, int Maximum);

/// <summary>An HTTP request with the longest message.</summary>
internal sealed record RequestSize(int RequestLine, int Headers, int Token, int Body, int Tls, int Total);

/// <summary>A batch: what stands before its rows, a row, and how many rows Event Hubs takes in one event.</summary>
/// <param name="BatchHeader">Bytes before the rows.</param>
/// <param name="RowMinimum">The shortest row.</param>
/// <param name="RowMaximum">The longest.</param>
/// <param name="Fits">What fits, by tier.</param>
internal sealed record EventSize(int BatchHeader, int RowMinimum, int RowMaximum, IReadOnlyList<TierFit> Fits);

/// <summary>How many rows fit one publication of a tier as one batch; 65,534 at most.</summary>
internal sealed record TierFit(string Tier, int PublicationLimit, int RecordsOfMaximum, int RecordsOfMinimum);

/// <summary>What all devices send together, each at the period. A day is 24 hours; its numbers are averages.</summary>
/// <param name="IngressBytesPerSecond">Event bodies, as Event Hubs takes them in.</param>
/// <param name="LineBytesPerDay">Requests in TLS records, as they go over the line.</param>
internal sealed record FleetRate(
    string Period, double EventsPerSecond, double IngressBytesPerSecond, double EventsPerDay, double IngressBytesPerDay, double LineBytesPerDay, long ThroughputUnits);
