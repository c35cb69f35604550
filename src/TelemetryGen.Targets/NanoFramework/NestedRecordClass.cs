using TelemetryGen.Schema;
using TelemetryGen.Targets.Device;

namespace TelemetryGen.Targets.NanoFramework;

/// <summary>The class of a record inside of messages, decided: what its template reads.</summary>
internal sealed class NestedRecordClass
{
    private readonly DeviceRecord _device;

    public NestedRecordClass(SchemaSpec schema, MessageSpec nested, DeviceTypes types)
    {
        _device = DeviceRecord.From(nested);
        TypeName = types.GetNestedRecordName(nested);
        (SchemaName, Namespace, Name) = (schema.Name, CSharpNames.Namespace(nested.Namespace), CSharpNames.Identifier(TypeName));
        (IsCleared, IsListed) = (types.IsCleared(nested), types.IsListed(nested));
        Fields = new(nested, types);
        Block = BlockStep.CreateList(
            _device, BlockPlace.ForNestedRecord, Fields, Locals.ForNestedRecord(Fields), Locals.ForNestedRecord(Fields));
    }

    public string SchemaName { get; }

    public string Namespace { get; }

    /// <summary>The class, as its file is called.</summary>
    public string TypeName { get; }

    public string Name { get; }

    /// <summary>The compiler warns of the name, which is the contract's.</summary>
    public bool IsLower => CSharpNames.IsLower(TypeName);

    public DeviceFields Fields { get; }

    public IReadOnlyList<BlockStep> Block { get; }

    public int Length => _device.Sizes.Block;

    /// <summary>Booleans: a variable gathers them.</summary>
    public bool HasBits => Block.Any(s => s.Bits.Any(b => b.Bits.Count > 0));

    /// <summary>Its fields are not all of version 1: a reader needs to know what the sender had.</summary>
    public bool IsGrown => _device.IsGrown;

    /// <summary>Messages have it in their block since a later version.</summary>
    public bool IsCleared { get; }

    /// <summary>Messages have lists of it.</summary>
    public bool IsListed { get; }
}
