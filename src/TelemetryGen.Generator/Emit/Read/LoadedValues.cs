using TelemetryGen.Generator.Emit.Common;
using TelemetryGen.Generator.Models;
using TelemetryGen.Schema;

namespace TelemetryGen.Generator.Emit.Read;

/// <summary>The values of a record's members where the locals of a reader hold them.</summary>
internal sealed class LoadedValues(CodecSpec codec, WireLayout layout)
{
    private FieldSpec GetField(MemberShape member) => codec.Message.Fields.First(f => f.Name == member.Name);

    /// <summary>The value of a member, of the local that holds it or its bytes.</summary>
    public string GetExpression(MemberShape member)
    {
        var field = GetField(member);
        var local = LocalNames.Get(field, codec.Message);
        if (field.Reserved)
        {
            return "default!";
        }

        if (!BlockLoadEmitter.IsCopiedLast(field))
        {
            return local;
        }

        var copy = field switch
        {
            { IsGroup: true } => ListCopy.GetExpression(field, member, local),
            { Kind: FieldKind.Text } => $"MessageText.{(field.Optional ? "ToOptionalText" : "ToText")}({local})",
            { Kind: FieldKind.Bytes, Optional: true } => $"{local}.IsEmpty ? null : {local}.ToArray()",
            { Kind: FieldKind.Bytes } => $"{local}.ToArray()",
            _ => FieldValue.GetExpression(field, member, local),
        };
        if (field.Since == 1 || member.Default is null or "null" or "[]")
        {
            return copy;
        }

        var isThere = field.IsVariable || field.IsGroup
            ? $"header.Version >= {field.Since}"
            : $"block.Length >= {layout.Block.First(s => s is FieldSlot slot && slot.Field == field).End}";
        return $"{isThere} ? {copy} : {member.Default}";
    }
}
