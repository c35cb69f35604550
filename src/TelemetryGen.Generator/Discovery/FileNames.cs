using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TelemetryGen.Generator.Discovery;

/// <summary>The names that a file declares and those that it mentions, by its text alone.</summary>
internal sealed class FileNames
{
    private const string AttributeSuffix = "Attribute";

    private static readonly ConditionalWeakTable<SyntaxTree, FileNames> Known = new();

    private readonly Lazy<string[]> _mentioned;

    private FileNames(SyntaxTree tree)
    {
        var root = (CompilationUnitSyntax)tree.GetRoot();
        Declare(root.Members, "");
        AddAliases(root.Usings);
        HasGlobalUsings = root.Usings.Any(u => !u.GlobalKeyword.IsKind(SyntaxKind.None));
        _mentioned = new(() => GetMentions(tree));
    }

    /// <summary>The simple names of its types, nested ones too; an attribute's also as it is written in brackets.</summary>
    public HashSet<string> Types { get; } = [];

    /// <summary>The full names of its namespaces.</summary>
    public HashSet<string> Namespaces { get; } = [];

    /// <summary>The names that its usings give to others.</summary>
    public HashSet<string> Aliases { get; } = [];

    public bool HasGlobalUsings { get; }

    /// <summary>Every identifier in it.</summary>
    public string[] Mentioned => _mentioned.Value;

    public static FileNames From(SyntaxTree tree) => Known.GetValue(tree, static t => new(t));

    private static string[] GetMentions(SyntaxTree tree) => tree.GetRoot().DescendantTokens()
        .Where(t => t.IsKind(SyntaxKind.IdentifierToken)).Select(t => t.ValueText).Distinct().ToArray();

    private void Declare(SyntaxList<MemberDeclarationSyntax> members, string space)
    {
        foreach (var member in members)
        {
            switch (member)
            {
                case BaseNamespaceDeclarationSyntax inner:
                    var name = $"{space}.{inner.Name}";
                    Namespaces.Add(name);
                    AddAliases(inner.Usings);
                    Declare(inner.Members, name);
                    break;
                case BaseTypeDeclarationSyntax type:
                    DeclareType(type.Identifier.ValueText);
                    Declare(type is TypeDeclarationSyntax { Members: var nested } ? nested : default, space);
                    break;
                case DelegateDeclarationSyntax type:
                    DeclareType(type.Identifier.ValueText);
                    break;
            }
        }
    }

    private void AddAliases(SyntaxList<UsingDirectiveSyntax> usings) =>
        Aliases.UnionWith(usings.Select(u => u.Alias?.Name.Identifier.ValueText).OfType<string>());

    private void DeclareType(string name)
    {
        Types.Add(name);
        if (name.EndsWith(AttributeSuffix, StringComparison.Ordinal))
        {
            Types.Add(name.Substring(0, name.Length - AttributeSuffix.Length));
        }
    }
}
