using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TelemetryGen.Generator.Analyzers.Common;
using TelemetryGen.Generator.Diagnostics;

namespace TelemetryGen.Generator.Analyzers.Records;

/// <summary>TLG0003: a record is generic, abstract, a ref struct, inherits, or cannot be named by generated code.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnsupportedRecordAnalyzer() : ProblemAnalyzer(Rules.UnsupportedRecord);
