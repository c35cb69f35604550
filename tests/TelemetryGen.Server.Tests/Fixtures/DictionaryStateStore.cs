using System.Collections.Concurrent;

namespace TelemetryGen.Server.Tests.Fixtures;

/// <summary>State that outlives a server of a test.</summary>
internal sealed class DictionaryStateStore : ITelemetryStateStore
{
    private ConcurrentDictionary<string, byte[]> _states = new();

    /// <summary>Whether nothing can be saved.</summary>
    public bool IsBroken { get; set; }

    /// <summary>What is saved now: all that a process finds that begins after a crash at this point.</summary>
    public DictionaryStateStore Copy() => new() { _states = new(_states) };

    public ValueTask<byte[]?> LoadAsync(string key, CancellationToken cancellationToken) => new(_states.GetValueOrDefault(key));

    public ValueTask SaveAsync(string key, ReadOnlyMemory<byte> state, CancellationToken cancellationToken)
    {
        if (IsBroken)
        {
            throw new IOException("The store is broken.");
        }

        _states[key] = state.ToArray();
        return ValueTask.CompletedTask;
    }
}
