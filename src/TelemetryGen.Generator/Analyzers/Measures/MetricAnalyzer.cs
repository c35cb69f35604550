using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TelemetryGen.Generator.Analyzers.Common;
using TelemetryGen.Generator.Diagnostics;

namespace TelemetryGen.Generator.Analyzers.Measures;

/// <summary>TLG0408: a [Metric] on what is no number of a record, or with a name that no instrument may have.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MetricAnalyzer() : ProblemAnalyzer(Rules.Metric);
