using TelemetryGen.Generator.CSharp;
using TelemetryGen.Generator.Models;
using TelemetryGen.Schema;

namespace TelemetryGen.Generator.Emit.Read;

/// <summary>The list of a group's entries, in the form that the member has.</summary>
internal static class ListCopy
{
    public static string GetExpression(FieldSpec field, MemberShape member, string entries)
    {
        var array = field.NestedRecord is { } nested
            ? $"{NestedRecordNames.Codec(nested)}.ReadAll({entries})"
            : $"new MessageArray<{CSharpNames.GetKeyword(field.Wire)}>({entries}).ToArray()";
        var list = member.Form == ListForm.List ? $"[.. {array}]" : array;
        return field.Optional ? $"{entries}.Count == 0 ? null : {list}" : list;
    }
}
