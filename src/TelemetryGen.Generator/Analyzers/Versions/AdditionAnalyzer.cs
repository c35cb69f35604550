using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TelemetryGen.Generator.Diagnostics;

namespace TelemetryGen.Generator.Analyzers.Versions;

/// <summary>
/// TLG0205: an addition without a version that the lock leaves free; and what needs no lock to be seen, an addition without default, of a
/// version that is not there, or where nothing can be added.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AdditionAnalyzer() : ChangeAnalyzer(Rules.Addition);
