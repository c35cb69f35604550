using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TelemetryGen.Generator.Diagnostics;

namespace TelemetryGen.Generator.Analyzers.Versions;

/// <summary>TLG0203: something that boards send is gone.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RemovalAnalyzer() : ChangeAnalyzer(Rules.Removal);
