using System.Collections.Concurrent;

namespace TelemetryGen.Server.State;

/// <summary>Keeps state as long as the process lives.</summary>
internal sealed class MemoryStateStore : ITelemetryStateStore
{
    private readonly ConcurrentDictionary<string, byte[]> _states = new();

    public ValueTask<byte[]?> LoadAsync(string key, CancellationToken cancellationToken) => new(_states.GetValueOrDefault(key));

    public ValueTask SaveAsync(string key, ReadOnlyMemory<byte> state, CancellationToken cancellationToken)
    {
        _states[key] = state.ToArray();
        return ValueTask.CompletedTask;
    }
}
