namespace TelemetryGen.Server.Handlers;

/// <summary>A handler of one kind of records, whichever form the user gave it.</summary>
/// <param name="name">The handler in words, for logs, metrics and dead letters.</param>
/// <param name="isObserver">It only looks at records: they are unhandled still when nobody else takes them.</param>
internal abstract class Stage(string name, bool isObserver)
{
    public string Name { get; } = name;

    public bool IsObserver { get; } = isObserver;
}
