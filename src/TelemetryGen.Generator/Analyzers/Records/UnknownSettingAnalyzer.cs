using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TelemetryGen.Generator.Analyzers.Common;
using TelemetryGen.Generator.Diagnostics;

namespace TelemetryGen.Generator.Analyzers.Records;

/// <summary>
/// TLG0009: a property of the build that names a board or tier that is not known, so that rules would be silent about it.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnknownSettingAnalyzer : DiagnosticAnalyzer
{
    /// <summary>The rule.</summary>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rules.UnknownSetting);

    /// <summary>Looks at the properties, once.</summary>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationAction(compilation =>
        {
            foreach (var problem in BuildSettings.From(compilation.Options.AnalyzerConfigOptionsProvider.GlobalOptions).Problems)
            {
                compilation.ReportDiagnostic(Diagnostic.Create(Rules.UnknownSetting, Location.None, problem));
            }
        });
    }
}
