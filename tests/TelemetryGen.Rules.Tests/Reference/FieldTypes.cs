using System.Globalization;
using Microsoft.CodeAnalysis;
using TelemetryGen.Rules.Tests.Harness;
using TelemetryGen.Schema;

namespace TelemetryGen.Rules.Tests.Reference;

/// <summary>Which types of fields an attribute may stand on: asked of the generator and the rules themselves.</summary>
internal static class FieldTypes
{
    /// <summary>What each attribute is tried with.</summary>
    private static readonly Dictionary<string, string> Arguments = new()
    {
        ["FixedLength"] = "(4)", ["MaxLength"] = "(4)", ["Metric"] = "", ["Range"] = "(0, 100)", ["Reserved"] = "", ["Scaled"] = "(0.1)",
        ["Sequence"] = "", ["Since"] = "(2)", ["TargetName"] = "(\"Other\")", ["Timestamp"] = "(TimeUnit.Seconds)", ["Unit"] = "(\"m\")",
    };

    /// <summary>Each type by the words of the page, in C#, and the attribute without which no message carries it.</summary>
    private static readonly (string Words, string Type, string Needs)[] Types =
    [
        ("`byte`", "byte", ""), ("`ushort`", "ushort", ""), ("`uint`", "uint", ""), ("`ulong`", "ulong", ""),
        ("`sbyte`", "sbyte", ""), ("`short`", "short", ""), ("`int`", "int", ""), ("`long`", "long", ""),
        ("`float`", "float", ""), ("`double`", "double", ""), ("`decimal`", "decimal", "Scaled"),
        ("`bool`", "bool", ""), ("enumerations", "Mode", ""), ("`[Flags]` enumerations", "Alarms", ""),
        ("`DateTimeOffset`", "DateTimeOffset", "Timestamp"), ("`DateTime`", "DateTime", "Timestamp"),
        ("`TimeSpan`", "TimeSpan", ""), ("`Guid`", "Guid", ""), ("`string`", "string", "MaxLength"), ("`byte[]`", "byte[]", "MaxLength"),
        ("arrays of numbers", "short[]", "MaxLength"), ("records", "Point", ""), ("lists of records", "Point[]", "MaxLength"),
    ];

    private const string Others = """
        namespace Acme;
        public enum Mode : byte { Off }
        [Flags] public enum Alarms : byte { Hot = 1 }
        public record struct Point(short X);
        """;

    /// <summary>Words of the types on which each attribute of fields has an effect and no error.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> AcceptedAsync()
    {
        var tries = (from attribute in Arguments.Keys from type in Types select (attribute, type)).ToArray();
        var sources = tries.Select((t, i) => Source(t.attribute, t.type, i + 1));
        var said = await RuleHarness.DiagnosticsAsync(BuildProperties.None, [], severities: null, [UserCode.Schema, Others, .. sources]);
        var refused = said.Where(d => d.Severity == DiagnosticSeverity.Error || d.Id == RuleIds.NoEffect)
            .Select(d => d.Location.SourceTree!.FilePath).ToHashSet();

        return tries.Index().Where(t => !refused.Contains($"/File{t.Index + 2}.cs"))
            .ToLookup(t => t.Item.attribute, t => t.Item.type.Words)
            .ToDictionary(g => g.Key, g => g.Count() == Types.Length ? "any type that a message carries" : string.Join(", ", g));
    }

    private static string Source(string attribute, (string Words, string Type, string Needs) type, int id)
    {
        var isLength = attribute is "FixedLength" or "MaxLength";
        var needed = type.Needs.Length == 0 || type.Needs == attribute || (isLength && type.Needs == "MaxLength") ? ""
            : $"{type.Needs}{Arguments[type.Needs]}, ";
        var value = attribute == "Since" ? " = default" : "";
        var field = $"[{needed}{attribute}{Arguments[attribute]}] {type.Type} X{value}";
        return string.Create(CultureInfo.InvariantCulture,
            $"namespace Acme; [Telemetry({id})] public partial record struct R{id}({field});");
    }
}
