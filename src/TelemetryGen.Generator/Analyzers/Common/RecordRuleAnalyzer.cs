using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TelemetryGen.Generator.Parsing;

namespace TelemetryGen.Generator.Analyzers.Common;

/// <summary>
/// One rule about records. It sees every <c>[Telemetry]</c> type as the generator's parser does, parsed once for all rules.
/// </summary>
public abstract class RecordRuleAnalyzer : DiagnosticAnalyzer
{
    private readonly DiagnosticDescriptor _rule;

    private protected RecordRuleAnalyzer(DiagnosticDescriptor rule)
    {
        _rule = rule;
        SupportedDiagnostics = ImmutableArray.Create(rule);
    }

    /// <summary>The rule.</summary>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; }

    /// <summary>Asks the rule about every type that a person wrote.</summary>
    public sealed override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            if (start.Compilation.GetTypeByMetadataName(AttributeNames.Telemetry) is null)
            {
                return;
            }

            var records = CompilationRecords.From(start.Compilation);
            var around = new RuleContext(
                start.Compilation,
                records,
                BuildSettings.From(start.Options.AnalyzerConfigOptionsProvider.GlobalOptions),
                records.Schema is { } schema ? LockedSchema.Create(start.Options.AdditionalFiles, schema.Name) : null);
            if (!Concerns(around.Settings))
            {
                return;
            }

            if (LooksAtSchema)
            {
                start.RegisterSemanticModelAction(model => AnalyzeSchema(model, around));
            }

            // Most projects that read messages declare none.
            if (LooksAtAllTypes || records.Messages.Count > 0)
            {
                start.RegisterSymbolAction(symbol => Analyze(symbol, around), SymbolKind.NamedType);
            }
        });
    }

    /// <summary>False when nothing of the build can break the rule.</summary>
    private protected virtual bool Concerns(BuildSettings settings) => true;

    /// <summary>The rule has something to say of the schema as a whole too.</summary>
    private protected virtual bool LooksAtSchema => false;

    /// <summary>The rule has something to say of types that are no records, also where there is no record.</summary>
    private protected virtual bool LooksAtAllTypes => false;

    /// <summary>What the rule has to say of a record.</summary>
    private protected abstract IEnumerable<Finding> Check(ParsedRecord record, RuleContext around);

    /// <summary>What the rule has to say of a type that is a record inside of messages.</summary>
    private protected virtual IEnumerable<Finding> CheckNestedRecord(INamedTypeSymbol type, RuleContext around) => [];

    /// <summary>What the rule has to say of the schema, at the attribute that names it.</summary>
    private protected virtual IEnumerable<Finding> CheckSchema(Location attribute, RuleContext around) => [];

    // With the file that names the schema, and not at the end of the compilation: an editor shows the one while typing, the other after a
    // build.
    private void AnalyzeSchema(SemanticModelAnalysisContext context, RuleContext around)
    {
        if (around.Records.SchemaAttribute?.ApplicationSyntaxReference is not { } reference
            || reference.SyntaxTree != context.SemanticModel.SyntaxTree)
        {
            return;
        }

        foreach (var finding in CheckSchema(reference.GetSyntax(context.CancellationToken).GetLocation(), around))
        {
            context.ReportDiagnostic(finding.ToDiagnostic(_rule));
        }
    }

    private void Analyze(SymbolAnalysisContext context, RuleContext around)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        var findings = around.Records.Find(type, context.CancellationToken) is { } record
            ? Check(record, around)
            : CheckNestedRecord(type, around);
        foreach (var finding in findings)
        {
            context.ReportDiagnostic(finding.ToDiagnostic(_rule));
        }
    }
}
