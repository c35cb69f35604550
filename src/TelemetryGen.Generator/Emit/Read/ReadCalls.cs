using TelemetryGen.Generator.CSharp;
using TelemetryGen.Generator.Emit.Common;
using TelemetryGen.Schema;

namespace TelemetryGen.Generator.Emit.Read;

/// <summary>Calls that records and views share: of the header, of groups, of variable data.</summary>
internal static class ReadCalls
{
    /// <summary>Stands before what reads a message or a row of a batch.</summary>
    public const string BodyComment =
        "// All but the header, which the rows of a batch have once for all: the first 8 bytes are not looked at.\n"
        + "[MethodImpl(MethodImplOptions.AggressiveInlining)]";

    /// <summary>The call that checks the header and gives <c>header</c> and <c>error</c>.</summary>
    public static string HeaderCheck(WireLayout layout, string name) =>
        $"MessageHeader.TryRead(source, "
            + $"OwnHeader, {(BlockReads.Grew(layout) ? layout.BaseBlockLength : "BlockLength")}, \"{name}\", out var header, out error)";

    /// <summary>The call that reads variable data into a target: a string, an array, or the bytes where they lie.</summary>
    public static Func<string, string> DataCall(DataSlot data, string name) => target =>
        $"{DataClass.GetName(data)}.TryRead(source, ref position, {data.LengthType.Size()}, {data.Field.MaxBytes}, header.Version > "
            + $"SchemaVersion, \"{name}.{data.Field.Name}\", out {target}, out error)";

    /// <summary>The call that finds the entries of a group, and gives them to a target.</summary>
    public static Func<string, string> GroupCall(GroupSlot group, string name) => target =>
        $"MessageEntries.TryRead(source, ref "
            + $"position, {group.Entry.BaseBlockLength}, {KnownLength(group.Entry)}, {group.Field.MaxCount}, header.Version > "
            + $"SchemaVersion, \"{name}.{group.Field.Name}\", out {target}, out error)";

    /// <summary>Looks at each entry of a group whose records may be wrong.</summary>
    public static void CheckEntries(SourceWriter writer, GroupSlot group, string entries)
    {
        if (group.Field.NestedRecord is not { } nested || !FieldValue.MayBeWrong(nested))
        {
            return;
        }

        writer.Block($"for (var i = 0; i < {entries}.Count; i++)", () => writer
                .Block($"if (!{NestedRecordNames.Codec(nested)}.TryCheck({entries}[i], out error))", () => writer.Line("return false;")))
            .Line();
    }

    // What an entry of the sender's version has: a constant while no version added to it.
    private static string KnownLength(WireLayout entry)
    {
        var versions = entry.Block.Select(s => s.Since).Where(v => v > 1).Distinct().OrderByDescending(v => v);
        return versions.Aggregate("", (text, version) => $"{text}header.Version >= {version} ? {entry.GetBlockLength(version)} : ")
            + entry.GetBlockLength(1);
    }
}
