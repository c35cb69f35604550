using TelemetryGen.Schema;
using TelemetryGen.Targets.Device;

namespace TelemetryGen.Targets.MicroPython;

/// <summary>A record module, decided: what its template reads.</summary>
internal sealed class RecordModule
{
    private readonly DeviceRecord _device;
    private readonly PythonConstants _constants;

    public RecordModule(SchemaSpec schema, MessageSpec message, bool isNative)
    {
        _device = DeviceRecord.From(message);
        IsNative = isNative;
        Schema = schema;
        Message = message;
        var nestedRecords = message.LiveNestedRecords().ToArray();
        Enums = nestedRecords.Prepend(message).SelectMany(m => m.LiveFields).Where(f => f.Enumeration is not null).Select(
            schema.GetEnum).Distinct()
            .Select(e => new EnumConstants(e)).ToArray();
        _constants = new(Enums.SelectMany(e => e.Members).Select(m => m.Name)
            .Concat(nestedRecords.Prepend(message).SelectMany(m => new[] { m.Name, PythonNames.GetStore(m.Name) })));
        Fields = new(message, _constants);
        NestedRecords = nestedRecords.Select(p => new NestedRecordClass(p, _constants, isNative)).ToArray();
        Sets = BitByte.CreateList(_device, Fields);
        Store = isNative ? BlockStore.Create(message.Name, _device, BlockPlace.ForMessage, Fields) : null;
        Writes = BlockWrite.CreateList(_device, BlockPlace.ForMessage, Fields, Store);
        Groups = _device.Groups.Select(g => new GroupField(message, g, Live(g.Field))).ToArray();
        Data = _device.Data.Select(d => new DataField(message, d, Live(d.Field))).ToArray();
    }

    /// <summary>The board computes with floats: setters in engineering units are of use.</summary>
    public bool HasFloats { get; init; } = true;

    /// <summary>The board only sends: no message is taken apart.</summary>
    public bool PacksOnly { get; init; }

    /// <summary>The board compiles pack() to machine code.</summary>
    public bool IsNative { get; }

    public SchemaSpec Schema { get; }

    public MessageSpec Message { get; }

    public RecordFields Fields { get; }

    /// <summary>The nested records, those that others hold first.</summary>
    public IReadOnlyList<NestedRecordClass> NestedRecords { get; }

    public IReadOnlyList<EnumConstants> Enums { get; }

    public IReadOnlyList<BitByte> Sets { get; }

    /// <summary>What stores most of the root block on a board that compiles; null where nothing does.</summary>
    public BlockStore? Store { get; }

    /// <summary>How the root block, or what is left of it, is put together.</summary>
    public IReadOnlyList<BlockWrite> Writes { get; }

    /// <summary>How a message's root block is taken apart.</summary>
    public IReadOnlyList<UnpackStep> Steps => UnpackStep.CreateList(_device, BlockPlace.ForMessage, Fields);

    public IReadOnlyList<GroupField> Groups { get; }

    public IReadOnlyList<DataField> Data { get; }

    /// <summary>The timestamp that a queue fills in; null when the record has none.</summary>
    public TimestampSlot? Timestamp => _device.Timestamp;

    /// <summary>What the class calls it.</summary>
    public string? TimestampName => Timestamp is { } stamp ? Fields.Get(stamp.Field).Name : null;

    public IReadOnlyList<NamedConstant> Constants => _constants.All;

    public int HeaderLength { get; } = WireLayout.HeaderLength;

    public int BlockLength => _device.Sizes.Block;

    public int MaxPayloadBytes => _device.Sizes.Maximum;

    /// <summary>"27 to 43 bytes" or "27 bytes".</summary>
    public string Size => _device.Sizes.Text;

    /// <summary>Bytes of the block that every version has.</summary>
    public int BaseBlockLength => _device.Sizes.BaseBlock;

    /// <summary>The attribute that the sender fills with the record's number; null when the record has none.</summary>
    public string? Sequence => _device.Sequence is { } counted ? Fields.Get(counted).Name : null;

    /// <summary>The bits of the sender's number that the field holds; null when it holds all that boards count.</summary>
    public int? SequenceMask => _device.Sequence is { Wire: WireType.UInt16 } ? ushort.MaxValue : null;

    /// <summary>The schema version of the newest list or text: batches say it when it is not the first.</summary>
    public int RowVersion => _device.RowVersion;

    public bool HasConstants => Constants.Count > 0;

    /// <summary>Messages differ in length.</summary>
    public bool HasEnd => _device.HasEnd;

    /// <summary>Which functions the module needs.</summary>
    public RecordHelpers Helpers => new(this);

    private RecordField? Live(FieldSpec field) => field.Reserved ? null : Fields.Get(field);
}
