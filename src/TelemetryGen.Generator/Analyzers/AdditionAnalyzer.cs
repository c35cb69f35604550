using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TelemetryGen.Generator.Diagnostics;

namespace TelemetryGen.Generator.Analyzers;

/// <summary>TLG0205, the part that needs no lock: an addition without default, of a version that is not there, or where nothing can be added.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AdditionAnalyzer() : ProblemAnalyzer(Rules.Addition);
