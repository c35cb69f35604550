using TelemetryGen.Schema;

namespace TelemetryGen.Generator.Emit;

/// <summary>What a reader refuses in the span <c>block</c>: values that are none, in the fields whose type has such.</summary>
internal static class BlockChecks
{
    /// <summary>The check of one slot; nothing where every bit pattern is a value.</summary>
    public static void Emit(SourceWriter writer, FieldSlot slot, MessageSpec message)
    {
        var field = slot.Field;
        if (field.Reserved)
        {
            return;
        }

        var local = LocalNames.Of(field, message);
        var (wrong, error) = field.IsComposite
            ? (FieldValue.CheckPart(field, local, "out error"), "false")
            : FieldValue.Check(field, local, $"\"{message.Name}.{field.Name}\"") is { } check ? (check.Wrong, check.Error) : (null, "false");
        if (wrong is null)
        {
            return;
        }

        if (slot.Since == 1)
        {
            Body();
            writer.Line();
            return;
        }

        writer.Block($"if (block.Length >= {slot.End})", Body).Line();

        void Body() => writer.Line($"var {local} = {BlockReads.Raw(slot)};").Block($"if ({wrong})", () => writer.Line($"return {error};"));
    }
}
