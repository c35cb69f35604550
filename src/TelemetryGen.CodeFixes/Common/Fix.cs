using Microsoft.CodeAnalysis;

namespace TelemetryGen.CodeFixes;

/// <summary>One thing to do about a diagnostic.</summary>
/// <param name="Title">What the editor shows.</param>
/// <param name="Key">The same for all that are done together when a person fixes all.</param>
/// <param name="Old">The node to replace.</param>
/// <param name="New">What takes its place.</param>
internal sealed record Fix(string Title, string Key, SyntaxNode Old, SyntaxNode New);
