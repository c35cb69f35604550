namespace TelemetryGen.Server.Pipeline;

/// <summary>The sequence numbers of one kind of records.</summary>
internal abstract class SequenceNumbers<TRecord>
{
    /// <summary>Bits of a number: 16, 32 or 64.</summary>
    public abstract int Bits { get; }

    /// <summary>The number that its sender gave the record; 0 for none.</summary>
    public abstract ulong Of(in TRecord record);
}
