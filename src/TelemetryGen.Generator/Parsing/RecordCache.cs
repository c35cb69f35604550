using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace TelemetryGen.Generator.Parsing;

/// <summary>
/// Parsed records, kept as long as nothing that they can depend on has changed (docs/decisions/0040). The compiler gives every record to the
/// generator again after any edit, and what takes the time there is that it binds all their attributes anew.
/// </summary>
internal static class RecordCache
{
    private static readonly ConditionalWeakTable<SyntaxTree, ConcurrentDictionary<int, Entry>> Known = new();

    /// <summary>The record that <see cref="RecordParser"/> makes of the type; null when it breaks a rule.</summary>
    public static RecordSpec? Parse(GeneratorAttributeSyntaxContext match, CancellationToken cancellation)
    {
        var surroundings = Surroundings.Of(match.SemanticModel.Compilation);
        var tree = match.TargetNode.SyntaxTree;
        var files = surroundings.FilesBehind([tree]);
        var records = Known.GetOrCreateValue(tree);
        var place = match.TargetNode.SpanStart;
        if (records.TryGetValue(place, out var entry) && entry.Files.SequenceEqual(files) && entry.Common.IsSameAs(surroundings.Common))
        {
            return entry.Record;
        }

        var record = RecordParser.Parse((INamedTypeSymbol)match.TargetSymbol, cancellation).Record;
        records[place] = new(surroundings.Common, files, record);
        return record;
    }

    private sealed record Entry(CommonGround Common, SyntaxTree[] Files, RecordSpec? Record);
}
