using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TelemetryGen.Generator.Analyzers.Common;
using TelemetryGen.Generator.Diagnostics;

namespace TelemetryGen.Generator.Analyzers.Measures;

/// <summary>TLG0406: a range or an enumeration that takes the value that stands for null.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NullInRangeAnalyzer() : ProblemAnalyzer(Rules.NullInRange);
