using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TelemetryGen.Generator.Diagnostics;

namespace TelemetryGen.Generator.Analyzers.Versions;

/// <summary>TLG0204: an id or name that was given up is used again.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ReuseAnalyzer() : ChangeAnalyzer(Rules.Reuse);
