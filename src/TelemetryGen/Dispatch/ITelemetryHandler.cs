namespace TelemetryGen;

/// <summary>
/// What every generated handler interface has beside a method for each record: the place of what has no method. Rules TLG0502 and
/// TLG0503 look at the types that implement one.
/// </summary>
public interface ITelemetryHandler
{
    /// <summary>
    /// A record arrived for which the handler has no method of its own. Left as it is, it does nothing, and the record is lost:
    /// <see cref="DispatchOutcome.Others"/> counts it all the same. Who means to ignore such records says so with an empty one.
    /// </summary>
    /// <param name="message">The record, read and checked.</param>
    /// <typeparam name="TMessage">The record's type.</typeparam>
    void OnOther<TMessage>(in TMessage message)
        where TMessage : ITelemetryMessage<TMessage>
    {
    }
}
