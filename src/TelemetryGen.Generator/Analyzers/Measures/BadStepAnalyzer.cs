using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TelemetryGen.Generator.Analyzers.Common;
using TelemetryGen.Generator.Diagnostics;

namespace TelemetryGen.Generator.Analyzers.Measures;

/// <summary>TLG0405: a step that is not above 0, and so no step; or one that is too coarse to reach a declared bound.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class BadStepAnalyzer() : ProblemAnalyzer(Rules.BadStep);
