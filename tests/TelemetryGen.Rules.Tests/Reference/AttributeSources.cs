using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TelemetryGen.Rules.Tests.Harness;

namespace TelemetryGen.Rules.Tests.Reference;

/// <summary>The attributes of the library as their sources declare them, with their comments.</summary>
internal static class AttributeSources
{
    private static readonly string Source = Path.GetFullPath(Path.Combine(Gallery.Folder, "../../src/TelemetryGen"));

    /// <summary>All of them, the schema's first, then the record's, then those of fields, each by name.</summary>
    public static INamedTypeSymbol[] All { get; } = [.. Compile()];

    /// <summary>What it may stand on, as its AttributeUsage says.</summary>
    public static AttributeTargets Targets(INamedTypeSymbol attribute) => (AttributeTargets)(int)attribute.GetAttributes()
        .Single(a => a.AttributeClass!.Name == nameof(AttributeUsageAttribute)).ConstructorArguments[0].Value!;

    /// <summary>Its name as a contract writes it.</summary>
    public static string ShortName(INamedTypeSymbol attribute) => attribute.Name[..^"Attribute".Length];

    /// <summary>Properties that a contract may set by name.</summary>
    public static IEnumerable<IPropertySymbol> Settable(INamedTypeSymbol attribute) => attribute.GetMembers().OfType<IPropertySymbol>()
        .Where(p => p.SetMethod is { DeclaredAccessibility: Accessibility.Public });

    /// <summary>Enumerations that its parameters and properties have.</summary>
    public static IEnumerable<INamedTypeSymbol> Enumerations(INamedTypeSymbol attribute) => attribute.InstanceConstructors
        .SelectMany(c => c.Parameters).Select(p => p.Type).Concat(Settable(attribute).Select(p => p.Type))
        .OfType<INamedTypeSymbol>().Where(t => t.TypeKind == TypeKind.Enum).Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default);

    /// <summary>What a property has that nobody sets.</summary>
    public static string Default(IPropertySymbol property)
    {
        var written = (PropertyDeclarationSyntax)property.DeclaringSyntaxReferences.Single().GetSyntax();
        return written.Initializer?.Value.ToString() ?? property.Type switch
        {
            { IsReferenceType: true } => "null",
            INamedTypeSymbol { TypeKind: TypeKind.Enum } type => Member(type, 0),
            _ => "0",
        };
    }

    /// <summary>What a parameter has where it is left out; null where it cannot be.</summary>
    public static string? Default(IParameterSymbol parameter) => !parameter.HasExplicitDefaultValue ? null
        : parameter.Type is INamedTypeSymbol { TypeKind: TypeKind.Enum } type ? Member(type, parameter.ExplicitDefaultValue!)
        : parameter.ExplicitDefaultValue?.ToString() ?? "null";

    private static string Member(INamedTypeSymbol type, object value) =>
        $"{type.Name}.{type.GetMembers().OfType<IFieldSymbol>().Single(f => Equals(f.ConstantValue, value)).Name}";

    private static IEnumerable<INamedTypeSymbol> Compile()
    {
        var options = new CSharpParseOptions(LanguageVersion.Latest, DocumentationMode.Parse);
        var trees = Directory.GetFiles(Source, "*.cs", SearchOption.AllDirectories)
            .Where(f => !Path.GetRelativePath(Source, f).Replace('\\', '/').StartsWith("obj/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(f => CSharpSyntaxTree.ParseText("global using System;\n" + File.ReadAllText(f), options, f));
        var framework = UserCode.References.Where(r => Path.GetFileName(r.Display) != "TelemetryGen.dll");
        var compilation = CSharpCompilation.Create("TelemetryGen", trees, framework);
        var attribute = compilation.GetTypeByMetadataName("System.Attribute");
        return compilation.GetSymbolsWithName(n => n.EndsWith("Attribute", StringComparison.Ordinal), SymbolFilter.Type)
            .OfType<INamedTypeSymbol>()
            .Where(t => t.DeclaredAccessibility == Accessibility.Public && SymbolEqualityComparer.Default.Equals(t.BaseType, attribute))
            .OrderBy(t => Targets(t) switch { AttributeTargets.Assembly => 0, var on when on.HasFlag(AttributeTargets.Class) => 1, _ => 2 })
            .ThenBy(t => t.Name, StringComparer.Ordinal);
    }
}
