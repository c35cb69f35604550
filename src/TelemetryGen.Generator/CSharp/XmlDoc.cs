using TelemetryGen.Schema;

namespace TelemetryGen.Generator.CSharp;

/// <summary>Documentation of generated members.</summary>
internal static class XmlDoc
{
    /// <summary>A summary of one line.</summary>
    public static string Summary(string text) =>
        $"/// <summary>{text.Replace("&", "&amp;").Replace("<", "&lt;")}</summary>";

    /// <summary>What a field is: its type, unit, range and null.</summary>
    public static string Format(FieldSpec field) => Summary(field.IsBit ? $"{field.Name}: one bit" : FieldComment.Describe(field));
}
