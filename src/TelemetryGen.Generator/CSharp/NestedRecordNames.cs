using TelemetryGen.Schema;

namespace TelemetryGen.Generator.CSharp;

/// <summary>What is generated for a nested record.</summary>
internal static class NestedRecordNames
{
    /// <summary>The private class that writes, checks and reads it.</summary>
    public static string Codec(MessageSpec nested) => nested.Name + "Codec";

    /// <summary>The public view of it.</summary>
    public static string View(MessageSpec nested) => nested.Name + "View";

    /// <summary>The views of a group's entries.</summary>
    public static string Group(MessageSpec nested) => nested.Name + "Group";
}
