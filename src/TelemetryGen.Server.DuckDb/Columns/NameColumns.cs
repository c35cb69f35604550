using System.Globalization;
using System.Text;
using TelemetryGen.Json;
using TelemetryGen.Schema;

namespace TelemetryGen.Server.DuckDb.Columns;

/// <summary>The names of an enumeration's values as UTF-8, by their bits; each is made once.</summary>
internal sealed class EnumNames(EnumSpec spec)
{
    // What a damaged sensor sends may have any bits: so many sets are kept, the others are made each time.
    private const int MaxKept = 4096;

    private readonly Dictionary<ulong, byte[][]> _names = [];
    private readonly byte[][]?[] _small = new byte[256][][];

    /// <summary>One name, or the number as a text when it has none; of flags one for each bit, then the sum of those that have
    /// none.</summary>
    public byte[][] Of(ulong bits) =>
        bits < (ulong)_small.Length ? _small[bits] ??= Make(bits) : Find(bits);

    private byte[][] Find(ulong bits)
    {
        lock (_names)
        {
            if (_names.TryGetValue(bits, out var names))
            {
                return names;
            }

            names = Make(bits);
            if (_names.Count < MaxKept)
            {
                _names[bits] = names;
            }

            return names;
        }
    }

    private byte[][] Make(ulong bits) => [.. (spec.IsFlags ? OfFlags(bits) : [OfValue(bits)]).Select(Encoding.UTF8.GetBytes)];

    private string OfValue(ulong bits)
    {
        foreach (var member in spec.Members)
        {
            if (spec.Wire.ToBits(member.Value) == bits)
            {
                return member.Name;
            }
        }

        return NumberText.Format(FlagNames.Value(spec.Wire, bits));
    }

    private IEnumerable<string> OfFlags(ulong bits)
    {
        var (names, unnamed) = FlagNames.Decompose(spec, bits);
        return unnamed == 0 ? names : [.. names, unnamed.ToString(CultureInfo.InvariantCulture)];
    }
}

/// <summary>Values of an enumeration, by name.</summary>
internal sealed class EnumColumn<TOwner>(EnumNames names, Getter<TOwner, ulong?> get) : ColumnWriter<TOwner>
{
    public override void Write(Span<TOwner> owners, VectorNode column, int row)
    {
        for (var i = 0; i < owners.Length; i++)
        {
            if (get(ref owners[i]) is { } bits)
            {
                column.SetBytes(row + i, names.Of(bits)[0]);
            }
            else
            {
                column.SetNull(row + i);
            }
        }
    }
}

/// <summary>Sets of bits, as lists of names.</summary>
internal sealed class FlagsColumn<TOwner>(EnumNames names, Getter<TOwner, ulong?> get) : ColumnWriter<TOwner>
{
    public override void Write(Span<TOwner> owners, VectorNode column, int row)
    {
        for (var i = 0; i < owners.Length; i++)
        {
            if (get(ref owners[i]) is not { } bits)
            {
                column.SetList(row + i, 0);
                column.SetNull(row + i);
                continue;
            }

            var words = names.Of(bits);
            var first = column.SetList(row + i, words.Length);
            for (var word = 0; word < words.Length; word++)
            {
                column.Children[0].SetBytes(first + word, words[word]);
            }
        }
    }
}
