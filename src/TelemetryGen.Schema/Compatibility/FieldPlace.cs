using static System.FormattableString;

namespace TelemetryGen.Schema;

/// <summary>Where a field lies, as two layouts of one message are compared by it.</summary>
/// <param name="Area">The block, the groups after it, or the variable data after them.</param>
/// <param name="Index">In the block the first byte; else which of the groups or data.</param>
/// <param name="Bit">The bit of the byte; 0 for all but booleans.</param>
internal readonly record struct FieldPlace(PlaceArea Area, int Index, int Bit) : IComparable<FieldPlace>
{
    /// <summary>The place of every field of a message or a nested record, by name.</summary>
    public static Dictionary<string, FieldPlace> GetAll(WireLayout layout)
    {
        var places = new Dictionary<string, FieldPlace>();
        foreach (var slot in layout.Block)
        {
            if (slot is BitSetSlot set)
            {
                for (var bit = 0; bit < set.Bits.Count; bit++)
                {
                    places.Add(set.Bits[bit].Name, new(PlaceArea.Block, set.Offset, bit));
                }
            }
            else if (slot is FieldSlot field)
            {
                places.Add(field.Field.Name, new(PlaceArea.Block, field.Offset, 0));
            }
        }

        for (var i = 0; i < layout.Groups.Count; i++)
        {
            places.Add(layout.Groups[i].Field.Name, new(PlaceArea.Groups, i, 0));
        }

        for (var i = 0; i < layout.Data.Count; i++)
        {
            places.Add(layout.Data[i].Field.Name, new(PlaceArea.Data, i, 0));
        }

        return places;
    }

    public int CompareTo(FieldPlace other) => (Area, Index, Bit).CompareTo((other.Area, other.Index, other.Bit));

    /// <summary>"byte 12", "bit 3 of byte 12", "group 1", "text or bytes 2": counted from the start of the block, or from 1.</summary>
    public string ToString(bool isBit) => Area switch
    {
        PlaceArea.Groups => Invariant($"group {Index + 1}"),
        PlaceArea.Data => Invariant($"variable data {Index + 1}"),
        _ when isBit => Invariant($"bit {Bit} of byte {Index}"),
        _ => Invariant($"byte {Index}"),
    };
}

/// <summary>The parts of a message, in the order of the wire.</summary>
internal enum PlaceArea
{
    Block,
    Groups,
    Data,
}
