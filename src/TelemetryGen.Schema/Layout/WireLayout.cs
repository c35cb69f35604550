using System.Runtime.CompilerServices;

namespace TelemetryGen.Schema;

/// <summary>
/// Where each field of a message lies on the wire. All arithmetic of offsets, sizes and bounds is here and nowhere else;
/// the rules are those of docs/wire-format.md.
/// </summary>
public sealed class WireLayout
{
    /// <summary>blockLength, templateId, schemaId, version: four uint16.</summary>
    public const int HeaderLength = 8;

    /// <summary>The longest root block: blockLength is a uint16.</summary>
    public const int MaxBlockLength = ushort.MaxValue;

    /// <summary>The most bytes of one text or byte array: its length is a uint16, whose largest value is SBE's null.</summary>
    public const int MaxDataBytes = ushort.MaxValue - 1;

    /// <summary>The most entries of a group: their number is a uint16, whose largest value is SBE's null.</summary>
    public const int MaxEntries = ushort.MaxValue - 1;

    private const int BitsInSet = 64;

    private static readonly ConditionalWeakTable<MessageSpec, WireLayout> Known = new();

    private WireLayout(MessageSpec message)
    {
        Message = message;
        Block = LayOutBlock(message);
        Groups = message.Fields.Where(f => f.IsGroup).OrderBy(f => f.Since).Select(f => new GroupSlot(f)).ToEquatableArray();
        Data = message.Fields.Where(f => f.IsVariable).OrderBy(f => f.Since).Select(f => new DataSlot(f)).ToEquatableArray();
    }

    /// <summary>The message, or the record inside of messages, that is laid out.</summary>
    public MessageSpec Message { get; }

    /// <summary>The root block, in the order of the wire: by version, then as declared, so that additions are always at the end.</summary>
    public EquatableArray<BlockSlot> Block { get; }

    /// <summary>The repeating groups after the block, in the order of the wire.</summary>
    public EquatableArray<GroupSlot> Groups { get; }

    /// <summary>The variable data after the groups, in the order of the wire.</summary>
    public EquatableArray<DataSlot> Data { get; }

    /// <summary>Bytes of the root block.</summary>
    public int BlockLength => Block.Count == 0 ? 0 : Block[Block.Count - 1].End;

    /// <summary>Bytes of header and root block: where groups and variable data start.</summary>
    public int FixedLength => HeaderLength + BlockLength;

    /// <summary>The shortest message: all groups and variable data empty.</summary>
    public int MinPayloadBytes => FixedLength + (Groups.Count * GroupSlot.DimensionLength) + Data.Sum(t => t.LengthType.Size());

    /// <summary>
    /// The longest message: all groups and variable data full; <see cref="int.MaxValue"/> when it is longer, which no schema may be.
    /// </summary>
    public int MaxPayloadBytes => (int)Math.Min(int.MaxValue, FixedLength + Groups.Sum(g => (long)g.MaxSize) + Data.Sum(t => t.MaxSize));

    /// <summary>A block and nothing after it: every message of a version has one length.</summary>
    public bool IsFixed => Groups.Count == 0 && Data.Count == 0;

    /// <summary>Bytes of the root block that every sender fills: the fields of version 1.</summary>
    public int BaseBlockLength => GetBlockLength(1);

    /// <summary>The layout of a message, computed once for each instance: what is nested asks again at each level.</summary>
    public static WireLayout From(MessageSpec message) => Known.GetValue(message, static m => new(m));

    /// <summary>The type of the length of variable data: uint8 below 255 bytes, whose null value stays free, else uint16.</summary>
    public static WireType GetLengthType(int maxBytes) => maxBytes < byte.MaxValue ? WireType.UInt8 : WireType.UInt16;

    /// <summary>Bytes of the root block in messages of a sender that knows the schema up to <paramref name="version"/>.</summary>
    public int GetBlockLength(int version) => Block.Where(s => s.Since <= version).Select(s => s.End).DefaultIfEmpty(0).Max();

    private static EquatableArray<BlockSlot> LayOutBlock(MessageSpec message)
    {
        var slots = new List<BlockSlot>();
        var placed = new HashSet<FieldSpec>();
        var offset = 0;
        var sets = 0;
        foreach (var field in message.Fields.Where(f => !f.IsVariable && !f.IsGroup).OrderBy(f => f.Since))
        {
            if (!placed.Add(field))
            {
                continue;
            }

            BlockSlot slot;
            if (field.IsBit)
            {
                var bits = message.Fields
                    .Where(f => f.IsBit && f.Since == field.Since && (f == field || !placed.Contains(f)))
                    .Take(BitsInSet).ToEquatableArray();
                placed.UnionWith(bits);
                slot = new BitSetSlot(offset, WireTypes.FromBits(bits.Count)!.Value, field.Since, sets++, bits);
            }
            else
            {
                slot = new FieldSlot(offset, field);
            }

            slots.Add(slot);
            offset = slot.End;
        }

        return slots.ToEquatableArray();
    }
}
