using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TelemetryGen.Generator.Discovery;
using TelemetryGen.Generator.Models;
using TelemetryGen.Generator.Parsing;

namespace TelemetryGen.Generator.Analyzers.Common;

/// <summary>
/// The records of one compilation, each parsed once for all rules, when the first of them asks (docs/decisions/0065). A rule about one
/// record makes only that one be parsed; <see cref="Messages"/> and <see cref="GetNestedRecord"/> need all.
/// </summary>
internal sealed class CompilationRecords
{
    private static readonly ConditionalWeakTable<Compilation, CompilationRecords> Known = new();

    private readonly ConcurrentDictionary<ISymbol, Lazy<ParsedRecord?>> _parsed = new(SymbolEqualityComparer.Default);
    private readonly IAssemblySymbol _assembly;
    private readonly Surroundings _surroundings;
    private readonly Lazy<IReadOnlyList<ParsedRecord>> _messages;
    private readonly Lazy<ILookup<string, RecordSpec>> _parts;
    private readonly Lazy<MessageClashes> _clashes;
    private readonly ConcurrentDictionary<string, Lazy<NameFindings>> _names = new();
    private readonly Lazy<IReadOnlyList<(INamespaceOrTypeSymbol Symbol, string Message)>> _takenByDispatcher;

    private CompilationRecords(Compilation compilation)
    {
        _assembly = compilation.Assembly;
        _surroundings = Surroundings.From(compilation);
        SchemaAttribute = SchemaAttributeParser.Find(_assembly);
        Schema = SchemaAttribute is null ? null : SchemaAttributeParser.Parse(SchemaAttribute);
        _messages = new(FindMessages);
        _parts = new(() => Messages.SelectMany(m => m.Record?.NestedRecords ?? []).Distinct().ToLookup(p => p.Message.Name));
        _clashes = new(() => MessageClashes.From(Messages));
        _takenByDispatcher = new(() => Schema is { } header && DispatcherNames.AreTaken(compilation, header)
            ? [.. DispatcherNames.Find(
                _assembly, header.Name, Messages.Any(m => m.Type.ContainingNamespace.ToDisplayString() == header.Name))]
            : []);
    }

    /// <summary>Where the assembly says it; null where it says nothing.</summary>
    public AttributeData? SchemaAttribute { get; }

    /// <summary>What the assembly says of its schema; null when that is missing or wrong.</summary>
    public SchemaHeader? Schema { get; }

    /// <summary>All <c>[Telemetry]</c> types of the assembly, by name.</summary>
    public IReadOnlyList<ParsedRecord> Messages => _messages.Value;

    /// <summary>What the messages take away from each other.</summary>
    public MessageClashes Clashes => _clashes.Value;

    /// <summary>What is in the way of the schema's dispatcher and handler.</summary>
    public IReadOnlyList<(INamespaceOrTypeSymbol Symbol, string Message)> TakenByDispatcher => _takenByDispatcher.Value;

    /// <summary>What targets cannot call as C# does.</summary>
    public NameFindings NamesIn(IReadOnlyCollection<string> targets) =>
        _names.GetOrAdd(string.Join(",", targets), _ => new(() => NameFindings.Create(this, targets))).Value;

    public static CompilationRecords From(Compilation compilation) => Known.GetValue(compilation, static c => new(c));

    /// <summary>The record of that type; null for one without <c>[Telemetry]</c>.</summary>
    public ParsedRecord? Find(INamedTypeSymbol type, CancellationToken cancellation)
    {
        var parsed = _parsed.GetOrAdd(type, t => new(() => Parse((INamedTypeSymbol)t), LazyThreadSafetyMode.ExecutionAndPublication));
        cancellation.ThrowIfCancellationRequested();
        return parsed.Value;
    }

    /// <summary>The record inside of messages that the type is; null when no message holds it.</summary>
    public RecordSpec? GetNestedRecord(INamedTypeSymbol type) =>
        _parts.Value[type.Name].FirstOrDefault(p => p.Type.FullName == type.ToDisplayString());

    // As the generator parsed it, or anew where that is unknown. Not stopped in the middle: another rule waits for the same value.
    private ParsedRecord? Parse(INamedTypeSymbol type)
    {
        var result = type.DeclaringSyntaxReferences.Select(r => RecordCache.Find(r, _surroundings)).FirstOrDefault(r => r is not null);
        if (result is null && type.GetAttributes().Find(AttributeNames.Telemetry) is not null)
        {
            result = RecordParser.Parse(type, CancellationToken.None);
        }

        return result is null ? null : new(type, result, Schema);
    }

    private IReadOnlyList<ParsedRecord> FindMessages() =>
        [.. GetTypes(_assembly.GlobalNamespace).Select(t => Find(t, CancellationToken.None)).OfType<ParsedRecord>()
            .OrderBy(m => m.Type.ToDisplayString(), StringComparer.Ordinal)];

    private static IEnumerable<INamedTypeSymbol> GetTypes(INamespaceOrTypeSymbol space)
    {
        foreach (var member in Inside(space))
        {
            if (member is INamedTypeSymbol type)
            {
                // What was generated holds no record that a person wrote, and is most of a compilation.
                if (type.DeclaringSyntaxReferences.All(IsGenerated))
                {
                    continue;
                }

                if (HasAttributes(type))
                {
                    yield return type;
                }
            }

            foreach (var inner in GetTypes(member))
            {
                yield return inner;
            }
        }
    }

    private static IEnumerable<INamespaceOrTypeSymbol> Inside(INamespaceOrTypeSymbol space) =>
        space is INamespaceSymbol names ? names.GetMembers() : space.GetTypeMembers();

    // By the text, so that no attribute is bound for it.
    private static bool HasAttributes(INamedTypeSymbol type) =>
        type.DeclaringSyntaxReferences.Any(r => !IsGenerated(r) && r.GetSyntax() is TypeDeclarationSyntax { AttributeLists.Count: > 0 });

    private static bool IsGenerated(SyntaxReference reference) => reference.SyntaxTree.FilePath.EndsWith(".g.cs", StringComparison.Ordinal);
}
