namespace TelemetryGen.Server.Handlers;

/// <summary>A handler that is called with one record, or with all of an event.</summary>
/// <param name="name">The handler in words, for logs, metrics and dead letters.</param>
/// <param name="takesAll">It is called with all records of an event at once.</param>
/// <param name="isObserver">It only looks at records: they are unhandled still when nobody else takes them.</param>
internal abstract class RecordStage<TRecord>(string name, bool takesAll, bool isObserver = false) : Stage(name, isObserver)
{
    public bool TakesAll { get; } = takesAll;

    /// <summary>Calls the handler.</summary>
    /// <param name="records">One record, or all when it takes all.</param>
    /// <param name="context">Where they came from.</param>
    public abstract ValueTask InvokeAsync(ReadOnlyMemory<TRecord> records, TelemetryContext context);
}
