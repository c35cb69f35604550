using TelemetryGen.Schema;

namespace TelemetryGen.Targets.MicroPython;

/// <summary>The class of a record inside of a message.</summary>
internal sealed class PartClass
{
    private readonly WireLayout _layout;

    public PartClass(MessageSpec part, PythonConstants constants, bool isNative)
    {
        _layout = WireLayout.Of(part);
        Name = part.Name;
        Fields = new(part, constants);
        Sets = BitByte.ListOf(_layout, Fields);
        Store = isNative ? BlockStore.Of(Name, _layout, BlockPlace.OfPart, Fields) : null;
        Writes = BlockWrite.ListOf(_layout, BlockPlace.OfPart, Fields, Store);
    }

    public string Name { get; }

    public RecordFields Fields { get; }

    public IReadOnlyList<BitByte> Sets { get; }

    /// <summary>What stores most of it on a board that compiles; null where nothing does.</summary>
    public BlockStore? Store { get; }

    public IReadOnlyList<BlockWrite> Writes { get; }

    public IReadOnlyList<UnpackStep> Steps => UnpackStep.ListOf(_layout, BlockPlace.OfPart, Fields);

    public int Length => _layout.BlockLength;

    /// <summary>Its fields are not all of version 1: a reader needs to know what the sender had.</summary>
    public bool IsGrown => _layout.Message.HasGrown;
}
