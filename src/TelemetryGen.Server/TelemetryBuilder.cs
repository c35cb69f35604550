using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using TelemetryGen.Schema;
using TelemetryGen.Server.Checkpoints;
using TelemetryGen.Server.DeadLetters;
using TelemetryGen.Server.Handlers;
using TelemetryGen.Server.Hosting;

namespace TelemetryGen.Server;

/// <summary>What <see cref="TelemetryServiceCollectionExtensions.AddTelemetry"/> gives, to say where events come from and who handles
/// them.</summary>
public sealed class TelemetryBuilder
{
    internal TelemetryBuilder(IServiceCollection services, TelemetryRegistration registration) =>
        (Services, Registration) = (services, registration);

    /// <summary>The services of the program.</summary>
    public IServiceCollection Services { get; }

    internal TelemetryRegistration Registration { get; }

    /// <summary>Sets how events are processed.</summary>
    public TelemetryBuilder Configure(Action<TelemetryOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        Registration.Configure += configure;
        return this;
    }

    /// <summary>Handles the records of one kind with a method that does not wait.</summary>
    /// <remarks>An exception is an attempt that failed: see <see cref="TelemetryOptions.Attempts"/>.</remarks>
    public TelemetryBuilder Handle<TRecord>(Action<TRecord, TelemetryContext> handler)
    {
        ArgumentNullException.ThrowIfNull(handler);
        return Add(new ActionStage<TRecord>(NameOf<TRecord>(handler), handler));
    }

    /// <summary>Handles the records of one kind with a method that is waited for: its record is done when its task is.</summary>
    /// <inheritdoc cref="Handle{TRecord}(Action{TRecord, TelemetryContext})"/>
    public TelemetryBuilder Handle<TRecord>(Func<TRecord, TelemetryContext, Task> handler)
    {
        ArgumentNullException.ThrowIfNull(handler);
        return Add(new TaskStage<TRecord>(NameOf<TRecord>(handler), handler));
    }

    /// <summary>Handles the records of one kind with a class, which is made for each event in a scope of its own.</summary>
    /// <inheritdoc cref="Handle{TRecord}(Action{TRecord, TelemetryContext})"/>
    public TelemetryBuilder Handle<TRecord, [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] THandler>()
        where THandler : class, IRecordHandler<TRecord>
    {
        Services.TryAddScoped<THandler>();
        return Add(new ServiceStage<TRecord, THandler>());
    }

    /// <summary>Handles the records of one kind, all of an event at once.</summary>
    /// <inheritdoc cref="Handle{TRecord}(Action{TRecord, TelemetryContext})"/>
    public TelemetryBuilder HandleBatch<TRecord>(Func<ReadOnlyMemory<TRecord>, TelemetryContext, Task> handler)
    {
        ArgumentNullException.ThrowIfNull(handler);
        return Add(new BatchStage<TRecord>(NameOf<TRecord>(handler), new BatchFunction<TRecord>(handler)));
    }

    /// <summary>
    /// Handles the records of one kind as columns, all of an event at once, with a method that does not wait:
    /// <c>HandleColumns&lt;Climate.ColumnBatch&gt;((columns, context) => …)</c>. A message that is no batch has columns of one value.
    /// </summary>
    /// <remarks>Columns are valid during the call: the next event is read into the same arrays. An exception is an attempt that failed: see
    /// <see cref="TelemetryOptions.Attempts"/>.</remarks>
    /// <typeparam name="TColumns">The <c>ColumnBatch</c> that the generator made of the record.</typeparam>
    public TelemetryBuilder HandleColumns<TColumns>(Action<TColumns, TelemetryContext> handler)
        where TColumns : class, IColumnBatch, new()
    {
        ArgumentNullException.ThrowIfNull(handler);
        return AddColumns<TColumns>(handler, (columns, context) =>
        {
            handler(columns, context);
            return null;
        });
    }

    /// <summary>Handles the records of one kind as columns, all of an event at once, with a method that is waited for.</summary>
    /// <inheritdoc cref="HandleColumns{TColumns}(Action{TColumns, TelemetryContext})"/>
    public TelemetryBuilder HandleColumns<TColumns>(Func<TColumns, TelemetryContext, Task> handler)
        where TColumns : class, IColumnBatch, new()
    {
        ArgumentNullException.ThrowIfNull(handler);
        return AddColumns(handler, handler);
    }

    /// <summary>
    /// Is called for events whose records no handler takes: records that joined the schema later, those that a program has no use for. With
    /// it nothing is logged about them at the start.
    /// </summary>
    public TelemetryBuilder HandleOther(Action<TelemetryContext> handler)
    {
        ArgumentNullException.ThrowIfNull(handler);
        Registration.Other += handler;
        return this;
    }

    /// <summary>Adds an output that takes the records of all kinds.</summary>
    public TelemetryBuilder AddOutput(Func<IServiceProvider, IRecordOutput> create)
    {
        ArgumentNullException.ThrowIfNull(create);
        Registration.Outputs.Add(create);
        return this;
    }

    /// <summary>Adds an output that takes the events of all kinds, and hands them on many at a time.</summary>
    public TelemetryBuilder AddEventOutput(Func<IServiceProvider, IEventOutput> create)
    {
        ArgumentNullException.ThrowIfNull(create);
        Registration.EventOutputs.Add(create);
        return this;
    }

    /// <summary>Sends each record as JSON to a hub, for Stream Analytics, Data Explorer or Fabric: docs/server.md says what is in an
    /// event.</summary>
    /// <param name="configuration">The program's configuration, of which the section <c>Forward</c> is read.</param>
    /// <param name="configure">Changes what the section says.</param>
    public TelemetryBuilder ForwardJson(IConfiguration configuration, Action<JsonForwardOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return ForwardJson(options => configuration.GetSection("Forward").BindTo(options, configure));
    }

    /// <inheritdoc cref="ForwardJson(IConfiguration, Action{JsonForwardOptions})"/>
    public TelemetryBuilder ForwardJson(Action<JsonForwardOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        return AddEventOutput(_ =>
        {
            var options = new JsonForwardOptions();
            configure(options);
            return new JsonForwarder(ReadSchema(), options);
        });
    }

    /// <summary>Sets where events come from. There is one source for each schema.</summary>
    /// <exception cref="TelemetryServerException">There is one already.</exception>
    public TelemetryBuilder From(Func<IServiceProvider, IEventSource> create)
    {
        ArgumentNullException.ThrowIfNull(create);
        Registration.Source = Registration.Source is null
            ? create
            : throw new TelemetryServerException($"{Registration.SchemaName} has two sources. Call From… once for each AddTelemetry.");
        return this;
    }

    /// <summary>Sets where events go that cannot be handled.</summary>
    public TelemetryBuilder DeadLetterTo(Func<IServiceProvider, IDeadLetterStore> create)
    {
        ArgumentNullException.ThrowIfNull(create);
        Registration.DeadLetters = create;
        return this;
    }

    /// <summary>Appends events that cannot be handled to a file, as lines of JSON that <c>telemetrygen replay</c> reads.</summary>
    /// <param name="path">The file; it is made with its folder when the first event comes.</param>
    public TelemetryBuilder DeadLetterToFile(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return DeadLetterTo(_ => new DeadLetterFile(path));
    }

    /// <summary>Sets where state is kept that must outlive a restart. Sources with checkpoints bring a place of their own.</summary>
    public TelemetryBuilder KeepStateIn(Func<IServiceProvider, ITelemetryStateStore> create)
    {
        ArgumentNullException.ThrowIfNull(create);
        Registration.State = create;
        return this;
    }

    /// <summary>Keeps state in a SQLite file, unless <see cref="KeepStateIn"/> said where. For sources.</summary>
    /// <param name="path">The file; null for <c>telemetry.db</c> in the content root.</param>
    public TelemetryBuilder KeepStateInFile(string? path) => KeepStateInFile(() => path);

    /// <summary>Keeps state in a SQLite file that is named when the program starts, unless <see cref="KeepStateIn"/> said where. For
    /// sources.</summary>
    /// <param name="path">Gives the file; null for <c>telemetry.db</c> in the content root.</param>
    public TelemetryBuilder KeepStateInFile(Func<string?> path)
    {
        ArgumentNullException.ThrowIfNull(path);
        Registration.State ??= services => new SqliteStateStore(SqliteFile.Open(path(), services));
        return this;
    }

    /// <summary>Where state is kept. For sources, which keep their checkpoints there.</summary>
    public ITelemetryStateStore GetStateStore(IServiceProvider services) => Registration.GetState(services);

    /// <summary>The schema as its assembly has it, for outputs that read fields without their types.</summary>
    /// <exception cref="TelemetryServerException">The assembly of the records has none.</exception>
    public SchemaSpec ReadSchema() => Registration.ReadSchema();

    private TelemetryBuilder Add<TRecord>(RecordStage<TRecord> stage)
    {
        Registration.Add(typeof(TRecord), stage);
        return this;
    }

    private TelemetryBuilder AddColumns<TColumns>(Delegate named, Func<TColumns, TelemetryContext, Task?> handler)
        where TColumns : class, IColumnBatch, new()
    {
        var record = TColumns.RecordType;
        Registration.Add(record, new ColumnStage<TColumns>(Registration.NameHandler(record, named.Method.Name), handler));
        return this;
    }

    private string NameOf<TRecord>(Delegate handler) => Registration.NameHandler(typeof(TRecord), handler.Method.Name);
}
