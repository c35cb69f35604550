using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TelemetryGen.Generator.Diagnostics;

namespace TelemetryGen.Generator.Analyzers;

/// <summary>TLG0014: an attribute of another library stands where one of TelemetryGen is meant.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class OtherAttributeAnalyzer() : ProblemAnalyzer(Rules.OtherAttribute);
