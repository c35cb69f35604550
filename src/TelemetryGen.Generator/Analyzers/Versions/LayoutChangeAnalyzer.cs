using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TelemetryGen.Generator.Diagnostics;

namespace TelemetryGen.Generator.Analyzers.Versions;

/// <summary>TLG0201: a locked field has another form or place, or boards send another message or schema id.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LayoutChangeAnalyzer() : ChangeAnalyzer(Rules.LayoutChange);
