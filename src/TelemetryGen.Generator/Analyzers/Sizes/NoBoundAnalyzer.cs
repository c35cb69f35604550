using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TelemetryGen.Generator.Analyzers.Common;
using TelemetryGen.Generator.Diagnostics;

namespace TelemetryGen.Generator.Analyzers.Sizes;

/// <summary>TLG0103: a text, array or list without bound, or with one that cannot be.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NoBoundAnalyzer() : ProblemAnalyzer(Rules.NoBound);
