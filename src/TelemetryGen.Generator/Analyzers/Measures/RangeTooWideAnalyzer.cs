using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TelemetryGen.Generator.Analyzers.Common;
using TelemetryGen.Generator.Diagnostics;

namespace TelemetryGen.Generator.Analyzers.Measures;

/// <summary>TLG0403: a range, or range times scale, that the wire type does not hold.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RangeTooWideAnalyzer() : ProblemAnalyzer(Rules.RangeTooWide);
