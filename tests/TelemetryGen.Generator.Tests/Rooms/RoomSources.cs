using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TelemetryGen.Generator.Tests.Rooms;

/// <summary>The generator's own sources, bound, so that every name in them leads to the room that declares it.</summary>
internal static class RoomSources
{
    /// <summary>The namespace of all rooms; each folder below it is one.</summary>
    private const string Root = "TelemetryGen.Generator";

    // What ImplicitUsings gives to a project of netstandard2.0.
    private const string Usings = """
        global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; global using System.Threading; global using System.Threading.Tasks;
        """;

    /// <summary>Folders whose files the generator's project leaves out.</summary>
    private static readonly string[] NotCompiled = ["obj/", "bin/", "TelemetryGen.Schema/Values/"];

    private static readonly string Folder = Path.Combine(TestFolder(), "../../../src");

    private static readonly CSharpCompilation Compilation = Compile();

    /// <summary>All uses of a room by another, of the sources as they are.</summary>
    public static IEnumerable<RoomUse> Uses() => Own.SelectMany(s => UsesOf(s, Compilation));

    /// <summary>Those of another file beside them.</summary>
    /// <param name="path">Where the file would be, from the generator's folder on: <c>Parsing/Added.cs</c>.</param>
    /// <param name="text">Its content.</param>
    public static IEnumerable<RoomUse> UsesOf(string path, string text)
    {
        var added = Parse(text, path);
        return UsesOf(added, Compilation.AddSyntaxTrees(added));
    }

    /// <summary>The generator's files, from its folder on, with the room that their namespace says.</summary>
    public static IEnumerable<(string Path, string? Room)> Files() => Own
        .Select(t => (t.FilePath, RoomOf(SpaceOf(t))));

    private static IEnumerable<SyntaxTree> Own =>
        Compilation.SyntaxTrees.Where(t => !t.FilePath.StartsWith("..", StringComparison.Ordinal));

    private static CSharpCompilation Compile() => CSharpCompilation.Create(
        Root,
        [.. Sources(), Parse(Usings, "../Usings.cs")],
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(p => !Path.GetFileName(p).StartsWith("TelemetryGen", StringComparison.Ordinal))
            .Select(p => MetadataReference.CreateFromFile(p)),
        new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    private static IEnumerable<RoomUse> UsesOf(SyntaxTree source, CSharpCompilation compilation)
    {
        // Usings say nothing of themselves: what comes through them is bound at the names.
        var model = compilation.GetSemanticModel(source);
        var own = RoomOf(SpaceOf(source))!;
        return source.GetRoot().DescendantNodes(n => n is not UsingDirectiveSyntax).OfType<SimpleNameSyntax>()
            .Select(n => DeclaringType(model.GetSymbolInfo(n), n))
            .Where(t => t is not null && RoomOf(t.ContainingNamespace.ToDisplayString()) is { } room && room != own)
            .Select(t => new RoomUse(own, RoomOf(t!.ContainingNamespace.ToDisplayString())!, $"{source.FilePath} uses {t.Name}"))
            .Distinct();
    }

    // A call of the framework may have several candidates: this framework is not that of a compiler's plug-ins.
    private static INamedTypeSymbol? DeclaringType(SymbolInfo found, SimpleNameSyntax name)
    {
        var symbol = found.Symbol ?? found.CandidateSymbols.FirstOrDefault();
        Assert.True(symbol is not null || name.IsVar || name.Identifier.ValueText is "nameof" or "_" or "field",
            $"{name.GetLocation()}: '{name}' leads nowhere, so that a use would not be seen.");
        return symbol as INamedTypeSymbol ?? symbol?.ContainingType;
    }

    private static string SpaceOf(SyntaxTree source) =>
        source.GetCompilationUnitRoot().Members.OfType<BaseNamespaceDeclarationSyntax>().Single().Name.ToString();

    // "" for the generator itself; null for what is not of it.
    private static string? RoomOf(string space) =>
        space == Root ? "" : space.StartsWith(Root + ".", StringComparison.Ordinal) ? space[(Root.Length + 1)..] : null;

    private static SyntaxTree[] Sources() =>
    [
        .. Directory.GetFiles(Path.Combine(Folder, Root), "*.cs", SearchOption.AllDirectories)
            .Concat(Directory.GetFiles(Path.Combine(Folder, "TelemetryGen.Schema"), "*.cs", SearchOption.AllDirectories))
            .Append(Path.Combine(Folder, "TelemetryGen.EventHubs/EventHubLimits.cs"))
            .Select(p => (Path: p, Name: Path.GetRelativePath(Path.Combine(Folder, Root), p).Replace('\\', '/')))
            .Where(f => !NotCompiled.Any(n => f.Name.Contains(n, StringComparison.Ordinal)))
            .Select(f => Parse(File.ReadAllText(f.Path), f.Name)),
    ];

    private static SyntaxTree Parse(string text, string path) => CSharpSyntaxTree.ParseText(text, new(LanguageVersion.Latest), path);

    private static string TestFolder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}

/// <summary>A name in one room that another declares.</summary>
/// <param name="From">The room that uses, as its namespace after the generator's: <c>Emit.Write</c>; "" for the generator itself.</param>
/// <param name="To">The room that declares.</param>
/// <param name="Place">The file and the type that it uses.</param>
internal sealed record RoomUse(string From, string To, string Place);
