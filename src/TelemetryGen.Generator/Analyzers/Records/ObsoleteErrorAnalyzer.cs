using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TelemetryGen.Generator.Analyzers.Common;
using TelemetryGen.Generator.Diagnostics;

namespace TelemetryGen.Generator.Analyzers.Records;

/// <summary>TLG0012: generated code would use what is obsolete as an error.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ObsoleteErrorAnalyzer() : ProblemAnalyzer(Rules.ObsoleteError);
