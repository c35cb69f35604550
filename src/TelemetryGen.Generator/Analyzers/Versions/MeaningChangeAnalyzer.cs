using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TelemetryGen.Generator.Diagnostics;

namespace TelemetryGen.Generator.Analyzers.Versions;

/// <summary>TLG0202: the bytes of a locked field mean something else.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MeaningChangeAnalyzer() : ChangeAnalyzer(Rules.MeaningChange);
