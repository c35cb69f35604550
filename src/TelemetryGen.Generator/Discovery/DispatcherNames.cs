using Microsoft.CodeAnalysis;
using TelemetryGen.Generator.Models;
using TelemetryGen.Generator.Parsing;
using TelemetryGen.Schema;

namespace TelemetryGen.Generator.Discovery;

/// <summary>
/// TLG0303 for the dispatcher and the handler of a schema: types and namespaces of the user that they could not stand beside, or that would
/// hide what they call.
/// </summary>
internal static class DispatcherNames
{
    /// <summary>Something is in their way, so that they are not generated.</summary>
    public static bool AreTaken(Compilation compilation, SchemaHeader schema) =>
        IsDeclared(Surroundings.From(compilation), schema.Name) && Find(compilation.Assembly, schema.Name, ofRecords: false).Any();

    /// <summary>What is in their way, and what to say of it.</summary>
    /// <param name="assembly">The user's assembly, with the generated files or without.</param>
    /// <param name="schema">The schema's name, which is the namespace of both.</param>
    /// <param name="ofRecords">A record is in that namespace too: what hides a type there is said of the record.</param>
    public static IEnumerable<(INamespaceOrTypeSymbol Symbol, string Message)> Find(IAssemblySymbol assembly, string schema, bool ofRecords)
    {
        var space = assembly.GlobalNamespace;
        foreach (var part in schema.Split('.'))
        {
            foreach (var type in space.GetTypeMembers(part, 0).Where(IsWritten))
            {
                yield return (
                    type,
                    $"{type.ToDisplayString()} is also the namespace of the dispatcher "
                        + $"of schema {schema}. Give the type or the schema another name.");
            }

            if (space.GetMembers(part).OfType<INamespaceSymbol>().FirstOrDefault() is not { } inner)
            {
                yield break;
            }

            space = inner;
        }

        foreach (var (name, what) in Declared(schema))
        {
            foreach (var other in space.GetMembers(name).OfType<INamespaceOrTypeSymbol>()
                .Where(o => o is not INamedTypeSymbol { Arity: > 0 } && IsWritten(o)))
            {
                yield return (
                    other,
                    $"{other.ToDisplayString()} is also the {what} that is generated for schema {schema}. Give it another name, or put it "
                        + "elsewhere.");
            }
        }

        foreach (var name in ofRecords ? [] : ServerNames.CalledByDispatcher)
        {
            foreach (var other in space.GetMembers(name.Split('`')[0]).OfType<INamespaceOrTypeSymbol>()
                .Where(o => (o is INamespaceSymbol || o.MetadataName == name) && IsWritten(o)))
            {
                yield return (
                    other,
                    $"{other.ToDisplayString()} hides the type {other.Name} that the dispatcher of schema {schema} uses. Give it another "
                        + "name, or put it elsewhere.");
            }
        }
    }

    // By text alone, because the generator asks after every edit.
    private static bool IsDeclared(Surroundings around, string schema) =>
        schema.Split('.').Any(around.DeclaresType)
        || Declared(schema).Select(d => d.Name).Concat(ServerNames.CalledByDispatcher.Select(n => n.Split('`')[0]))
            .Any(n => around.DeclaresType(n) || around.DeclaresNamespace($"{schema}.{n}"));

    private static IEnumerable<(string Name, string What)> Declared(string schema)
    {
        var shortName = schema.Substring(schema.LastIndexOf('.') + 1);
        yield return (ServerNames.GetDispatcher(shortName), "dispatcher");
        yield return (ServerNames.GetHandler(shortName), "handler");
        yield return (ServerNames.GetSchemaClass(shortName), "class");
    }

    private static bool IsWritten(INamespaceOrTypeSymbol symbol) =>
        symbol.DeclaringSyntaxReferences.Any(r => !GeneratedFiles.Has(r.SyntaxTree));
}
