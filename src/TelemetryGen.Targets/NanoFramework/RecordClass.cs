using TelemetryGen.Schema;
using TelemetryGen.Targets.Device;

namespace TelemetryGen.Targets.NanoFramework;

/// <summary>The class of a message, decided: what its template reads.</summary>
internal sealed class RecordClass
{
    private readonly DeviceRecord _device;

    public RecordClass(SchemaSpec schema, MessageSpec message, DeviceTypes types)
    {
        _device = DeviceRecord.From(message);
        Schema = schema;
        Message = message;
        Fields = new(message, types);
        var (written, read) = (Locals.ForWrite(Fields), Locals.ForRead(Fields));
        Block = BlockStep.CreateList(_device, BlockPlace.ForMessage, Fields, written, read);
        Groups = [.. _device.Groups.Select(g => new GroupStep(g, Live(g.Field), written, read))];
        Data = [.. _device.Data.Select(d => new DataStep(d, Live(d.Field), written, read))];
    }

    public SchemaSpec Schema { get; }

    public MessageSpec Message { get; }

    public string SchemaName => Schema.Name;

    public string Namespace => CSharpNames.Namespace(Message.Namespace);

    public string Name => CSharpNames.Identifier(Message.Name);

    /// <summary>The compiler warns of the name, which is the contract's.</summary>
    public bool IsLower => CSharpNames.IsLower(Message.Name);

    public DeviceFields Fields { get; }

    /// <summary>The root block.</summary>
    public IReadOnlyList<BlockStep> Block { get; }

    public IReadOnlyList<GroupStep> Groups { get; }

    public IReadOnlyList<DataStep> Data { get; }

    /// <summary>Removed fields that go out as null: their bytes never change.</summary>
    public IReadOnlyList<BlockStep> Reserved =>
        [.. Block.Where(s => s.ReservedBytes.Any(b => !b.EndsWith(" = 0;", StringComparison.Ordinal)))];

    public int HeaderLength { get; } = WireLayout.HeaderLength;

    public int FixedLength => _device.Sizes.Fixed;

    public int BlockLength => _device.Sizes.Block;

    public int BaseBlockLength => _device.Sizes.BaseBlock;

    public int MaxPayloadBytes => _device.Sizes.Maximum;

    /// <summary>"27 to 43 bytes" or "27 bytes".</summary>
    public string Size => _device.Sizes.Text;

    /// <summary>The schema version of the newest list or text: batches say it when it is not the first.</summary>
    public int RowVersion => _device.RowVersion;

    /// <summary>The field that a queue numbers; null when the record has none.</summary>
    public DeviceField? Sequence => _device.Sequence is { } counted ? Fields.Get(counted) : null;

    /// <summary>The timestamp that a queue fills in; null when the record has none.</summary>
    public TimestampSlot? Timestamp => _device.Timestamp;

    /// <summary>What the class calls it.</summary>
    public string? TimestampName => Timestamp is { } stamp ? Fields.Get(stamp.Field).Name : null;

    /// <summary>What the class is to a queue.</summary>
    public string Interfaces => (Sequence, Timestamp) switch
    {
        (null, null) => "ITelemetryMessage",
        (_, null) => "ISequencedMessage",
        (null, _) => "ITimestampedMessage",
        _ => "ISequencedMessage, ITimestampedMessage",
    };

    /// <summary>Booleans: a variable gathers them.</summary>
    public bool HasBits => Block.Any(s => s.Bits.Any(b => b.Bits.Count > 0));

    /// <summary>Numbers of the block whose upper halves are written when they change.</summary>
    public IReadOnlyList<BlockStep> Halved => [.. Block.Where(s => s.IsHalved)];

    public string IsUpperNew => BlockStep.IsUpperNew(Halved);

    /// <summary>
    /// All messages have one length, and all fields of them are of the first version: a header that is known says all about a message.
    /// </summary>
    public bool IsPlain => !HasEnd && Block.All(s => s.Since == 1);

    /// <summary>Messages differ in length.</summary>
    public bool HasEnd => _device.HasEnd;

    /// <summary>
    /// Room after the message. A char takes three bytes at most, so a text that has no more chars than it may have bytes can be encoded
    /// before it is known to fit: after what is before it, or, in the block, at the very end.
    /// </summary>
    public int TextRoom => Math.Max(
        2 * Message.LiveFields.Where(f => f.Kind == FieldKind.Text).Select(f => f.MaxBytes).DefaultIfEmpty().Max(),
        3 * GetFixedTexts(Message).DefaultIfEmpty().Max());

    private static IEnumerable<int> GetFixedTexts(MessageSpec message) =>
        message.LiveFields.SelectMany(
            f => f.NestedRecord is { } nested ? GetFixedTexts(nested) : f.Kind == FieldKind.FixedText ? [f.Length] : []);

    private DeviceField? Live(FieldSpec field) => field.Reserved ? null : Fields.Get(field);
}
