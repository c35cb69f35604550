using TelemetryGen.Generator.CSharp;
using TelemetryGen.Generator.Models;
using TelemetryGen.Schema;

namespace TelemetryGen.Generator.Emit.Read;

/// <summary>A new record of its values: constructor, then initializer.</summary>
/// <param name="writer">Where to.</param>
/// <param name="record">The record.</param>
/// <param name="valueOf">The value of a member, as an expression.</param>
internal sealed class ConstructionEmitter(SourceWriter writer, RecordSpec record, Func<MemberShape, string> valueOf)
{
    /// <param name="start">What stands before it: <c>value =</c> or <c>return</c>.</param>
    /// <param name="type">The record's type.</param>
    public void Emit(string start, string type)
    {
        var parameters = record.Members.Where(m => m.IsParameter).Select(m => $"{Identifiers.Escape(m.Name)}: {valueOf(m)}").ToArray();
        var properties = record.Members.Where(m => !m.IsParameter && !IsReserved(m))
            .Select(m => $"{Identifiers.Escape(m.Name)} = {valueOf(m)},").ToArray();
        var end = properties.Length == 0 ? ";" : "";
        if (parameters.Length == 0)
        {
            writer.Line($"{start} new {type}{(end.Length == 0 ? "" : "();")}");
        }
        else
        {
            writer.Line($"{start} new {type}(");
            for (var i = 0; i < parameters.Length; i++)
            {
                writer.Line($"    {parameters[i]}{(i + 1 < parameters.Length ? "," : ")" + end)}");
            }
        }

        if (properties.Length > 0)
        {
            writer.Line("{").Lines(string.Join("\n", properties.Select(p => "    " + p))).Line("};");
        }
    }

    private bool IsReserved(MemberShape member) => record.Message.Fields.First(f => f.Name == member.Name).Reserved;
}
