namespace TelemetryGen.Server.Tests.Fixtures;

/// <summary>State that outlives a server of a test.</summary>
internal sealed class DictionaryStateStore : ITelemetryStateStore
{
    private readonly Dictionary<string, byte[]> _states = [];

    public ValueTask<byte[]?> LoadAsync(string key, CancellationToken cancellationToken) => new(_states.GetValueOrDefault(key));

    public ValueTask SaveAsync(string key, ReadOnlyMemory<byte> state, CancellationToken cancellationToken)
    {
        _states[key] = state.ToArray();
        return ValueTask.CompletedTask;
    }
}
