using System.Reflection;
using TelemetryGen.Schema;
using TelemetryGen.Server.Alerts;
using TelemetryGen.Server.Handlers;
using TelemetryGen.Server.State;

namespace TelemetryGen.Server.Hosting;

/// <summary>What a program asked for, for one schema.</summary>
/// <param name="schemaName">The schema's name.</param>
/// <param name="assembly">The assembly of its records.</param>
internal sealed class TelemetryRegistration(string schemaName, Assembly assembly)
{
    private readonly Dictionary<Type, List<Stage>> _stages = [];
    private ITelemetryStateStore? _state;
    private AlertOutput? _alerts;

    public string SchemaName { get; } = schemaName;

    public Action<TelemetryOptions>? Configure { get; set; }

    public Func<IServiceProvider, IEventSource>? Source { get; set; }

    public Func<IServiceProvider, IDeadLetterStore>? DeadLetters { get; set; }

    public Func<IServiceProvider, ITelemetryStateStore>? State { get; set; }

    public Action<TelemetryContext>? Other { get; set; }

    public List<Func<IServiceProvider, IRecordOutput>> Outputs { get; } = [];

    public List<Func<IServiceProvider, IEventOutput>> EventOutputs { get; } = [];

    /// <summary>The types that have handlers.</summary>
    public IEnumerable<Type> HandledTypes => _stages.Keys;

    /// <summary>The store of state, made once.</summary>
    public ITelemetryStateStore GetState(IServiceProvider services) =>
        _state ??= State?.Invoke(services) ?? new MemoryStateStore();

    /// <summary>The alerts, which there are from the first call on.</summary>
    public AlertOutput GetAlerts()
    {
        if (_alerts is null)
        {
            _alerts = AlertOutput.Create(this);
            EventOutputs.Add(_alerts.Use);
        }

        return _alerts;
    }

    /// <summary>Adds a handler.</summary>
    /// <param name="record">The type of its records.</param>
    /// <param name="stage">The handler.</param>
    public void Add(Type record, Stage stage)
    {
        if (!_stages.TryGetValue(record, out var stages))
        {
            _stages[record] = stages = [];
        }

        stages.Add(stage);
    }

    /// <summary>The handlers of a kind of records, in the order in which they were added.</summary>
    public IReadOnlyList<Stage> GetStages(Type record) => _stages.TryGetValue(record, out var stages) ? stages : [];

    /// <summary>The schema as the generator wrote it into the assembly, for what reads without types.</summary>
    /// <exception cref="TelemetryServerException">It is not there.</exception>
    public SchemaSpec ReadSchema() => assembly.GetCustomAttribute<TelemetrySchemaDocumentAttribute>() is { } document
        ? SchemaDocument.Parse(document.Xml)
        : throw new TelemetryServerException($"{assembly.GetName().Name} has no schema document of {SchemaName}.");

    /// <summary>The name of a handler that is a method: its own, or of a lambda the record and a number.</summary>
    public string NameHandler(Type record, string method) =>
        method.Contains('<', StringComparison.Ordinal) ? $"{record.Name}#{GetStages(record).Count + 1}" : method;
}
