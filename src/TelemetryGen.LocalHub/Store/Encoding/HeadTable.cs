using System.Runtime.InteropServices;

namespace TelemetryGen.LocalHub.Store.Encoding;

/// <summary>The heads that a block has so far, found by content. The empty one is there from the start.</summary>
internal sealed class HeadTable
{
    /// <summary>Written in the place of a number when a new head follows.</summary>
    public const int New = 0;

    /// <summary>The number of <see cref="EventHead.Empty"/>.</summary>
    public const int EmptyNumber = 1;

    private readonly List<EventHead> _heads = [EventHead.Empty];
    private Dictionary<int, int>? _byHash;

    /// <summary>Only the empty head is left.</summary>
    public void Clear()
    {
        _heads.RemoveRange(1, _heads.Count - 1);
        _byHash = null;
    }

    /// <summary>The number of this head, or <see cref="New"/>: then it has been added, with the next number.</summary>
    public int NumberOf(EventHead head)
    {
        if (ReferenceEquals(head, EventHead.Empty))
        {
            return EmptyNumber;
        }

        if (Same(_heads.Count, head))
        {
            return _heads.Count;
        }

        // One beside the empty one is what most have, and was looked at.
        if (_heads.Count == 1)
        {
            _heads.Add(head);
            return New;
        }

        _byHash ??= new() { [Hash(_heads[1])] = 2 };

        // Of two heads with one hash the first is found; the other is then written again each time, which costs only space.
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(_byHash, Hash(head), out var found);
        if (found && Same(number, head))
        {
            return number;
        }

        _heads.Add(head);
        if (!found)
        {
            number = _heads.Count;
        }

        return New;
    }

    private static int Hash(EventHead head) => (int)Crc32C.Compute(head.Bytes.Span);

    private bool Same(int number, EventHead head) =>
        ReferenceEquals(_heads[number - 1], head) || _heads[number - 1].Bytes.Span.SequenceEqual(head.Bytes.Span);
}
