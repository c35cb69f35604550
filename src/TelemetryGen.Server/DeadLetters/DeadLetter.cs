namespace TelemetryGen.Server;

/// <summary>An event that could not be handled, whole, and why.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Detail">Why, in words: the field, the value and the limit, or what the handler threw.</param>
/// <param name="Schema">The schema of the server that gave it up.</param>
/// <param name="Event">The event. Its body is valid during the call that stores it.</param>
/// <param name="FailedRecords">Which records of the event, from 0, no handler took; empty when it is the event as a whole.</param>
/// <param name="Time">When it was given up.</param>
public sealed record DeadLetter(
    DeadLetterReason Reason, string Detail, string Schema, TelemetryEvent Event, IReadOnlyList<int> FailedRecords, DateTimeOffset Time);
