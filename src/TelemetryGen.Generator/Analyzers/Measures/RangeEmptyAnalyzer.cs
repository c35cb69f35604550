using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TelemetryGen.Generator.Analyzers.Common;
using TelemetryGen.Generator.Diagnostics;

namespace TelemetryGen.Generator.Analyzers.Measures;

/// <summary>TLG0404: a range that starts at or above its end.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RangeEmptyAnalyzer() : ProblemAnalyzer(Rules.RangeEmpty);
