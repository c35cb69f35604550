using TelemetryGen.Server.Handlers;
using TelemetryGen.Server.Outputs;
using TelemetryGen.Server.Pipeline;

namespace TelemetryGen.Server.Hosting;

/// <summary>Makes the routes of a schema's records.</summary>
internal sealed class RouteCollector : IRecordVisitor
{
    private readonly TelemetryRegistration _registration;
    private readonly IRecordOutput[] _outputs;
    private readonly List<RecordRoute> _routes = [];
    private readonly HashSet<Type> _types = [];

    private RouteCollector(TelemetryRegistration registration, IServiceProvider services)
    {
        _registration = registration;
        _outputs = [.. registration.Outputs.Select(create => create(services))];
    }

    /// <summary>A route for each record.</summary>
    /// <exception cref="TelemetryServerException">A handler is for a type that is no record of the schema.</exception>
    public static SchemaRoutes Collect<TSchema>(TelemetryRegistration registration, IServiceProvider services)
        where TSchema : ITelemetrySchema
    {
        var collector = new RouteCollector(registration, services);
        TSchema.VisitRecords(collector);
        return registration.HandledTypes.FirstOrDefault(t => !collector._types.Contains(t)) is { } stranger
            ? throw new TelemetryServerException(
                $"There is a handler for {stranger}, which is no record of {TSchema.Name}. Its records are "
                    + $"{string.Join(", ", collector._routes.Select(r => r.Name))}.")
            : new(TSchema.Name, TSchema.SchemaId, TSchema.SchemaVersion, collector._routes);
    }

    public void Visit<TRecord>()
        where TRecord : IBatchRow<TRecord> => Add<TRecord>(null);

    public void VisitSequenced<TRecord>()
        where TRecord : IBatchRow<TRecord>, ISequenced<TRecord> => Add(new OwnSequenceNumbers<TRecord>());

    private void Add<TRecord>(SequenceNumbers<TRecord>? numbers)
        where TRecord : IBatchRow<TRecord>
    {
        var outputs = _outputs
            .Select(o => (Output: o, Handler: o.CreateHandler<TRecord>()))
            .Where(o => o.Handler is not null)
            .Select(o => new BatchStage<TRecord>(o.Output.GetType().Name, o.Handler!, o.Output is IRecordObserver));
        _types.Add(typeof(TRecord));
        _routes.Add(new TypedRoute<TRecord>([.. _registration.GetStages(typeof(TRecord)), .. outputs], numbers));
    }
}
