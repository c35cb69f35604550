using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TelemetryGen.Generator.Analyzers.Common;
using TelemetryGen.Generator.Diagnostics;

namespace TelemetryGen.Generator.Analyzers.Records;

/// <summary>TLG0010: a [Sequence] that is no plain unsigned number, or one of two.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SequenceAnalyzer() : ProblemAnalyzer(Rules.Sequence);
