using System.Runtime.ExceptionServices;

namespace TelemetryGen.LocalHub.Composition;

/// <summary>
/// What of a hub has an end, in the order in which it was started. The ends run the other way round, each although one before it failed.
/// </summary>
internal sealed class HubParts : IAsyncDisposable
{
    private readonly List<Part> _parts = [];

    /// <summary>Adds a part that has just been started, to be disposed of before all others so far.</summary>
    /// <param name="part">Disposable in one way or the other; null, a part that the options leave out, is not kept.</param>
    /// <param name="endsAfter">A part that was started earlier and yet ends earlier; null is none, as is a part that is not here.</param>
    public T Add<T>(T part, object? endsAfter = null)
    {
        switch (part)
        {
            case null:
                break;
            case IAsyncDisposable disposable:
                AddEnd(part, disposable.DisposeAsync, endsAfter);
                break;
            case IDisposable disposable:
                AddEnd(part, () => Dispose(disposable), endsAfter);
                break;
            default:
                throw new ArgumentException($"{part.GetType()} has no end.", nameof(part));
        }

        return part;
    }

    /// <summary>Adds what is done at the end beside disposing of a part.</summary>
    /// <inheritdoc cref="Add"/>
    public void AddEnd(Func<Task> end, object? endsAfter = null) => AddEnd(end, async () => await end(), endsAfter);

    /// <summary>Ends all parts.</summary>
    public async ValueTask DisposeAsync()
    {
        var errors = new List<Exception>();
        while (_parts.Count > 0)
        {
            var part = _parts[^1];
            _parts.RemoveAt(_parts.Count - 1);
            try
            {
                await part.End();
            }
            catch (Exception e)
            {
                errors.Add(e);
            }
        }

        if (errors.Count == 1)
        {
            ExceptionDispatchInfo.Throw(errors[0]);
        }

        if (errors.Count > 1)
        {
            throw new AggregateException(errors);
        }
    }

    private static ValueTask Dispose(IDisposable part)
    {
        part.Dispose();
        return ValueTask.CompletedTask;
    }

    private void AddEnd(object identity, Func<ValueTask> end, object? endsAfter)
    {
        var other = endsAfter is null ? -1 : _parts.FindIndex(part => ReferenceEquals(part.Identity, endsAfter));
        _parts.Insert(other < 0 ? _parts.Count : other, new Part(identity, end));
    }

    private sealed record Part(object Identity, Func<ValueTask> End);
}
