using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TelemetryGen.Generator.Analyzers.Common;
using TelemetryGen.Generator.Diagnostics;

namespace TelemetryGen.Generator.Analyzers.Measures;

/// <summary>TLG0407: a timestamp without resolution, or one that may be of no time zone.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TimestampAnalyzer() : ProblemAnalyzer(Rules.Timestamp);
