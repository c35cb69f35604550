namespace TelemetryGen.Server.Alerts.Rules;

/// <summary>An alert as the program asked for it.</summary>
internal sealed class AlertRule<TRecord>(string name, Func<TRecord, bool> condition, AlertOptions<TRecord> options)
{
    private readonly Func<TRecord, bool>? _until = options.Until;
    private readonly Func<TRecord, string>? _describe = options.Describe;

    public string Name { get; } = name;

    public AlertTimes Times { get; } = new(options.After, options.ResolveAfter, options.RepeatEvery, options.QuietTime);

    /// <summary>Whether the condition holds, and whether it is over: between the two neither.</summary>
    public (bool Holds, bool IsOver) Judge(TRecord record)
    {
        var holds = condition(record);
        return (holds, _until?.Invoke(record) ?? !holds);
    }

    public string? Describe(TRecord record) => _describe?.Invoke(record);
}
