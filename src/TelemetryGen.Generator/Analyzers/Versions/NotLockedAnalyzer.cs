using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TelemetryGen.Generator.Diagnostics;

namespace TelemetryGen.Generator.Analyzers.Versions;

/// <summary>TLG0206: a change that every reader takes, but that the lock does not have.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NotLockedAnalyzer() : ChangeAnalyzer(Rules.NotLocked);
