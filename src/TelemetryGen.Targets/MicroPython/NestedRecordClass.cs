using TelemetryGen.Schema;
using TelemetryGen.Targets.Device;

namespace TelemetryGen.Targets.MicroPython;

/// <summary>The class of a nested record.</summary>
internal sealed class NestedRecordClass
{
    private readonly DeviceRecord _device;

    public NestedRecordClass(MessageSpec nested, PythonConstants constants, bool isNative)
    {
        _device = DeviceRecord.From(nested);
        Name = nested.Name;
        Fields = new(nested, constants);
        Sets = BitByte.CreateList(_device, Fields);
        Store = isNative ? BlockStore.Create(Name, _device, BlockPlace.ForNestedRecord, Fields) : null;
        Writes = BlockWrite.CreateList(_device, BlockPlace.ForNestedRecord, Fields, Store);
    }

    public string Name { get; }

    /// <summary>How methods call it: its name, unless they have a variable of that.</summary>
    public string Reference => PythonNames.GetClassReference(Name);

    public RecordFields Fields { get; }

    public IReadOnlyList<BitByte> Sets { get; }

    /// <summary>What stores most of it on a board that compiles; null where nothing does.</summary>
    public BlockStore? Store { get; }

    public IReadOnlyList<BlockWrite> Writes { get; }

    public IReadOnlyList<UnpackStep> Steps => UnpackStep.CreateList(_device, BlockPlace.ForNestedRecord, Fields);

    public int Length => _device.Sizes.Block;

    /// <summary>Its fields are not all of version 1: a reader needs to know what the sender had.</summary>
    public bool IsGrown => _device.IsGrown;
}
