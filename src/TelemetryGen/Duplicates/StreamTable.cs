using System.Numerics;
using System.Runtime.CompilerServices;

namespace TelemetryGen;

/// <summary>
/// The windows of the streams that were last heard of: a hash table of a fixed number of entries, all made at the start, with the order in
/// which they were used. Who comes when it is full takes the place of who was not heard of for longest.
/// </summary>
internal sealed class StreamTable
{
    private const int None = -1;

    private readonly int[] _buckets;
    private readonly Entry[] _entries;
    private readonly ulong[] _rings;
    private readonly int _words;
    private int _newest = None;
    private int _oldest = None;

    public StreamTable(int capacity, int words)
    {
        _words = words;
        _entries = new Entry[capacity];
        _rings = new ulong[(long)capacity * words];
        _buckets = new int[BitOperations.RoundUpToPowerOf2((uint)capacity)];
        Array.Fill(_buckets, None);
    }

    public int Count { get; private set; }

    /// <summary>Words of a ring.</summary>
    public int Words => _words;

    /// <summary>Bytes of all arrays, without the names.</summary>
    public long Bytes =>
        ((long)_entries.Length * Unsafe.SizeOf<Entry>()) + ((long)_rings.Length * sizeof(ulong)) + ((long)_buckets.Length * sizeof(int));

    public ref SequenceWindow Window(int index) => ref _entries[index].Window;

    public Span<ulong> Ring(int index) => _rings.AsSpan(index * _words, _words);

    /// <summary>The publisher and the template id of a stream.</summary>
    public (string Publisher, int Template) Name(int index) => (_entries[index].Publisher, _entries[index].Template);

    /// <summary>The places of all streams, from that which was heard of longest ago.</summary>
    public IEnumerable<int> FromOldest()
    {
        for (var i = _oldest; i != None; i = _entries[i].Newer)
        {
            yield return i;
        }
    }

    /// <summary>The place of a stream; -1 when there is none.</summary>
    public int Find(ReadOnlySpan<char> publisher, int template)
    {
        var hash = GetHash(publisher, template);
        for (var i = _buckets[Bucket(hash)]; i != None; i = _entries[i].Next)
        {
            ref var entry = ref _entries[i];
            if (entry.Hash == hash && entry.Template == template && publisher.SequenceEqual(entry.Publisher))
            {
                return i;
            }
        }

        return None;
    }

    /// <summary>The place of a stream, which is the newest from now on; made if there is none.</summary>
    public int Take(ReadOnlySpan<char> publisher, string? name, int template)
    {
        var index = Find(publisher, template);
        if (index == None)
        {
            index = Count < _entries.Length ? Count++ : Forget(_oldest);
            Make(index, name ?? publisher.ToString(), template);
        }
        else if (index != _newest)
        {
            Unlink(index);
            Link(index);
        }

        return index;
    }

    private void Make(int index, string publisher, int template)
    {
        var hash = GetHash(publisher, template);
        ref var bucket = ref _buckets[Bucket(hash)];
        _entries[index] = new Entry { Publisher = publisher, Template = template, Hash = hash, Next = bucket };
        bucket = index;
        Link(index);
    }

    private int Forget(int index)
    {
        Unlink(index);
        ref var link = ref _buckets[Bucket(_entries[index].Hash)];
        while (link != index)
        {
            link = ref _entries[link].Next;
        }

        link = _entries[index].Next;
        return index;
    }

    private void Link(int index)
    {
        (_entries[index].Older, _entries[index].Newer) = (_newest, None);
        (_newest == None ? ref _oldest : ref _entries[_newest].Newer) = index;
        _newest = index;
    }

    private void Unlink(int index)
    {
        var (older, newer) = (_entries[index].Older, _entries[index].Newer);
        (older == None ? ref _oldest : ref _entries[older].Newer) = newer;
        (newer == None ? ref _newest : ref _entries[newer].Older) = older;
    }

    // The hash of strings is seeded at each start: nobody outside can choose names that fall together.
    private static int GetHash(ReadOnlySpan<char> publisher, int template) =>
        unchecked(string.GetHashCode(publisher) + (template * (int)0x9E37_79B9));

    private int Bucket(int hash) => hash & (_buckets.Length - 1);

    private struct Entry
    {
        public string Publisher;
        public SequenceWindow Window;
        public int Template;
        public int Hash;
        public int Next;
        public int Older;
        public int Newer;
    }
}
