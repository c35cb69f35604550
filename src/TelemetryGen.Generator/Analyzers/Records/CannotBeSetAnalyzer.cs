using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TelemetryGen.Generator.Analyzers.Common;
using TelemetryGen.Generator.Diagnostics;

namespace TelemetryGen.Generator.Analyzers.Records;

/// <summary>TLG0004: a member that a reader cannot set.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CannotBeSetAnalyzer() : ProblemAnalyzer(Rules.CannotBeSet);
