using System.Runtime.CompilerServices;

namespace TelemetryGen.Server.Pipeline;

/// <inheritdoc/>
internal sealed class OwnSequenceNumbers<TRecord> : SequenceNumbers<TRecord>
    where TRecord : ISequenced<TRecord>
{
    public override int Bits => TRecord.SequenceBits;

    // By reference: the compiler would copy the record, as it does not know that the property leaves it as it is.
    public override ulong Of(in TRecord record) => Unsafe.AsRef(in record).SequenceNumber;
}
