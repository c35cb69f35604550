namespace TelemetryGen.Cli.Sizing;

/// <summary>What messages take, from the field to the day of a fleet. All sizes are bytes.</summary>
/// <param name="Devices">How many devices send.</param>
/// <param name="Together">When there are several messages: the rates when each device sends each of them at the period.</param>
/// <param name="Boards">The memory of each board that has little of it.</param>
internal sealed record SizeReport(
    string Schema, int Version, long Devices, IReadOnlyList<string> Assumptions, IReadOnlyList<MessageSize> Messages,
    IReadOnlyList<FleetRate> Together,
    IReadOnlyList<BoardMemory> Boards);

/// <summary>What the messages take of a board's heap beside the program that reads and stores them, as measured with MicroPython.</summary>
/// <param name="Heap">What a program finds.</param>
/// <param name="Program">What it needs before its records.</param>
/// <param name="Messages">Module, object and buffer of each message, in the order of the report.</param>
/// <param name="Left">What is left; below 0 the messages do not fit together.</param>
internal sealed record BoardMemory(string Board, int Heap, int Program, IReadOnlyList<int> Messages, int Left);

internal sealed record MessageSize(
    string Message, int Header, IReadOnlyList<FieldSize> Fields, int Minimum, int Maximum, RequestSize Request, EventSize Event,
    IReadOnlyList<FleetRate> Rates);

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
    string Period, double EventsPerSecond, double IngressBytesPerSecond, double EventsPerDay, double IngressBytesPerDay,
    double LineBytesPerDay, long ThroughputUnits);
