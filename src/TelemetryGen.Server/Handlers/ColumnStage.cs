namespace TelemetryGen.Server.Handlers;

/// <summary>A handler that takes all records of an event as columns.</summary>
/// <inheritdoc cref="Stage"/>
internal abstract class ColumnStage(string name) : Stage(name, isObserver: false)
{
    /// <summary>Columns to read events into, for <see cref="InvokeAsync"/> of all handlers of the record.</summary>
    public abstract IColumnBatch MakeColumns();

    /// <summary>Calls the handler.</summary>
    /// <param name="columns">The records.</param>
    /// <param name="context">Where they came from.</param>
    public abstract ValueTask InvokeAsync(IColumnBatch columns, TelemetryContext context);
}

/// <summary>A method that takes columns, and is waited for when it gives a task.</summary>
internal sealed class ColumnStage<TColumns>(string name, Func<TColumns, TelemetryContext, Task?> handler) : ColumnStage(name)
    where TColumns : class, IColumnBatch, new()
{
    public override IColumnBatch MakeColumns() => new TColumns();

    public override ValueTask InvokeAsync(IColumnBatch columns, TelemetryContext context) =>
        handler((TColumns)columns, context) is { } task ? new(task) : ValueTask.CompletedTask;
}
