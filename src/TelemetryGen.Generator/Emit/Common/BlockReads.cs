using TelemetryGen.Generator.CSharp;
using TelemetryGen.Schema;

namespace TelemetryGen.Generator.Emit.Common;

/// <summary>How fields are taken from the root block of a message, of any version.</summary>
internal static class BlockReads
{
    /// <summary>A slot that holds what a user sees.</summary>
    public static bool IsLive(BlockSlot slot) =>
        slot is BitSetSlot set ? set.Bits.Any(b => !b.Reserved) : !((FieldSlot)slot).Field.Reserved;

    /// <summary>The line that takes the known part of the block from the source.</summary>
    public static string BlockSlice(WireLayout layout) =>
        $"var block = source.Slice(MessageHeader.Size, {(Grew(layout) ? "PresentBytes(header)" : "BlockLength")});";

    /// <summary>
    /// A block that never grew and nothing after it: every message of every version has all that there is to read, at one place.
    /// </summary>
    public static bool IsPlain(WireLayout layout) => layout.IsFixed && !Grew(layout) && layout.Block.Count > 0;

    /// <summary>The block of a message whose length is known to reach it.</summary>
    public const string KnownBlock = "MessageBlock.Slice(source, MessageHeader.Size, BlockLength)";

    /// <summary>Fields came with later versions: a message may be without them.</summary>
    public static bool Grew(WireLayout layout) => layout.BaseBlockLength < layout.BlockLength;

    /// <summary>The slot's value in the span <paramref name="block"/>, whose length is known to reach it.</summary>
    public static string Raw(BlockSlot slot, string block = "block")
    {
        var isSpan = slot is FieldSlot { Field.IsScalar: false };

        // Far behind nothing the processor no longer says that there is nothing: there the span is asked.
        if (slot.End > 4096)
        {
            return isSpan ? $"{block}.Slice({slot.Offset}, {slot.Size})"
                : $"MessageBlock.Read<{CSharpNames.GetKeyword(slot.Wire)}>({block}.Slice({slot.Offset}, {slot.Size}), 0)";
        }

        return isSpan ? $"MessageBlock.Slice({block}, {slot.Offset}, {slot.Size})"
            : $"MessageBlock.Read<{CSharpNames.GetKeyword(slot.Wire)}>({block}, {slot.Offset})";
    }

    /// <summary>How many bytes of a block are known, where fields came with later versions.</summary>
    public static void EmitPresentBytes(SourceWriter writer, WireLayout layout)
    {
        var versions = layout.Block.Select(s => s.Since).Where(v => v > 1).Distinct().OrderBy(v => v);
        writer.Line("// A field is there when both the version and the block of a message reach it.")
            .Line("private static int PresentBytes(MessageHeader header) => Math.Min((int)header.BlockLength, header.Version switch")
            .Line("{")
            .Indented(() =>
            {
                foreach (var version in versions)
                {
                    writer.Line($"< {version} => {layout.GetBlockLength(version - 1)},");
                }

                writer.Line("_ => BlockLength,");
            })
            .Line("});");
    }
}
