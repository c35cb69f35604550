using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TelemetryGen.Generator.Analyzers.Common;
using TelemetryGen.Generator.Diagnostics;
using TelemetryGen.Generator.Parsing;

namespace TelemetryGen.Generator.Analyzers.Records;

/// <summary>TLG0008: records of an assembly that names no schema.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NoSchemaAnalyzer() : RecordRuleAnalyzer(Rules.NoSchema)
{
    private protected override IEnumerable<Finding> Check(ParsedRecord record, RuleContext around)
    {
        if (around.Records.Schema is null)
        {
            yield return new(record.Type, around.Records.SchemaAttribute is null
                ? $"{record.Type.Name} belongs to no schema; add [assembly: TelemetrySchema(\"Name\", Id = 0..65535, Version = 1..65535)]."
                : $"{record.Type.Name} belongs to no schema: TelemetrySchema needs a name that can be a namespace, such as "
                    + $"Acme.Greenhouse, an Id of 0..65535 and a Version of 1..65535.{Keyword(around.Records.SchemaAttribute)}");
        }
    }

    private static string Keyword(AttributeData attribute) => SchemaAttributeParser.KeywordIn(attribute) is { } word
        ? $" In the name '{word}' is a word of C#; '_{word}' is none."
        : "";
}
