using TelemetryGen.Schema;

namespace TelemetryGen.Generator.Models;

/// <summary>The block of a message as a packed struct, <c>Wire</c>: which records have it.</summary>
internal static class PackedForm
{
    /// <summary>True for messages that are a block of numbers, texts and arrays and nothing after it.</summary>
    public static bool Serves(WireLayout layout) =>
        layout.Block.Count > 0 && layout.IsFixed && !layout.Block.Any(s => s is FieldSlot { Field.IsComposite: true });
}
