using Microsoft.CodeAnalysis;

namespace TelemetryGen.Generator.Discovery;

/// <summary>What was parsed from a file, and what it depends on (docs/decisions/0040).</summary>
internal sealed record Kept<T>(CommonGround Common, SyntaxTree[] Files, T Result)
{
    /// <summary>Nothing that it depends on has changed.</summary>
    public bool IsFor(CommonGround common, SyntaxTree[] files) => Files.SequenceEqual(files) && Common.IsSameAs(common);
}
