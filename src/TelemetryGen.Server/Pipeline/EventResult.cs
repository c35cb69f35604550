namespace TelemetryGen.Server.Pipeline;

/// <summary>What became of the records of an event.</summary>
/// <param name="Handled">How many were handled.</param>
/// <param name="Duplicates">How many had been handled before.</param>
/// <param name="Error">What is wrong with its bytes; none otherwise.</param>
/// <param name="Failed">Places of the records that a handler did not take; null for none.</param>
/// <param name="Detail">What that handler threw.</param>
internal readonly record struct EventResult(
    int Handled, int Duplicates, TelemetryError Error = default, IReadOnlyList<int>? Failed = null, string? Detail = null);
