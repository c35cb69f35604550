namespace TelemetryGen;

/// <summary>Is called with the type of each record of a schema, so that no reflection is needed to find them.</summary>
public interface IRecordVisitor
{
    /// <summary>A record without a sequence number.</summary>
    /// <typeparam name="TRecord">Its type.</typeparam>
    void Visit<TRecord>()
        where TRecord : IBatchRow<TRecord>;

    /// <summary>A record with a <see cref="SequenceAttribute"/> field.</summary>
    /// <typeparam name="TRecord">Its type.</typeparam>
    void VisitSequenced<TRecord>()
        where TRecord : IBatchRow<TRecord>, ISequenced<TRecord>;
}
