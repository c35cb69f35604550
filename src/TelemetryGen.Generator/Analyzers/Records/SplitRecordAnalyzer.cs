using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TelemetryGen.Generator.Analyzers.Common;
using TelemetryGen.Generator.Diagnostics;

namespace TelemetryGen.Generator.Analyzers.Records;

/// <summary>TLG0011: what a record carries stands in several declarations, between which the names of files decide the order.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SplitRecordAnalyzer() : ProblemAnalyzer(Rules.SplitRecord);
