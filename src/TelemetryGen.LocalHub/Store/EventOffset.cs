namespace TelemetryGen.LocalHub.Store;

/// <summary>
/// The offset of an event in its partition: rising with the sequence number and never equal to it from the second event on, so that
/// a program that takes one for the other is found out here, as it would be in Azure.
/// </summary>
internal static class EventOffset
{
    private const long Step = 64;

    public static long Of(long sequence) => sequence * Step;

    /// <summary>The number of the first event whose offset is above this; 0 for an offset below 0.</summary>
    public static long SequenceAfter(long offset) => offset < 0 ? 0 : (offset / Step) + 1;
}
