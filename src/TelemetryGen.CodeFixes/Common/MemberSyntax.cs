using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;

namespace TelemetryGen.CodeFixes;

/// <summary>Attributes and types of members, whether they are positional parameters, properties or fields.</summary>
internal static class MemberSyntax
{
    /// <summary>The member with one more attribute of TelemetryGen, after those that it has.</summary>
    /// <param name="member">A parameter, property or field.</param>
    /// <param name="name">The attribute's name without ending.</param>
    /// <param name="argument">Its argument as C# text; null for none.</param>
    public static SyntaxNode WithAttribute(this SyntaxNode member, string name, string? argument = null)
    {
        var attribute = Ours(name, argument);
        var lists = AttributeLists(member);
        if (lists.FirstOrDefault(l => l.Target is null) is { } list)
        {
            return member.ReplaceNode(list, list.AddAttributes(attribute).WithAdditionalAnnotations(Formatter.Annotation));
        }

        var fresh = SyntaxFactory.AttributeList(SyntaxFactory.SingletonSeparatedList(attribute))
            .WithLeadingTrivia(member.GetLeadingTrivia());
        var plain = member.WithoutLeadingTrivia();
        return plain switch
        {
            ParameterSyntax parameter =>
                parameter.WithAttributeLists(parameter.AttributeLists.Insert(0, fresh.WithTrailingTrivia(SyntaxFactory.Space))),
            MemberDeclarationSyntax declaration => declaration
                .WithAttributeLists(
                    declaration.AttributeLists.Insert(0, fresh.WithTrailingTrivia(SyntaxFactory.ElasticCarriageReturnLineFeed)))
                .WithAdditionalAnnotations(Formatter.Annotation),
            _ => member,
        };
    }

    /// <summary>An attribute of TelemetryGen, as short as the file's usings allow.</summary>
    /// <param name="name">Its name without ending.</param>
    /// <param name="arguments">Its arguments as C# text; null for none.</param>
    public static AttributeSyntax Ours(string name, string? arguments) =>
        SyntaxFactory.Attribute(Named($"{name}Attribute"), arguments is null ? null : Arguments(arguments));

    /// <summary>The member without that attribute of TelemetryGen.</summary>
    public static SyntaxNode WithoutAttribute(this SyntaxNode member, string name)
    {
        while (GetAttribute(member, name) is { } attribute)
        {
            // Comments and indentation before the first list are the member's.
            var list = (AttributeListSyntax)attribute.Parent!;
            member = list.Attributes.Count == 1
                ? member.RemoveNode(list, SyntaxRemoveOptions.KeepNoTrivia)!.WithLeadingTrivia(member.GetLeadingTrivia())
                : member.RemoveNode(attribute, SyntaxRemoveOptions.KeepNoTrivia)!;
        }

        return member;
    }

    /// <summary>The attribute of TelemetryGen with that name; null when it is not there.</summary>
    public static AttributeSyntax? GetAttribute(SyntaxNode member, string name) =>
        AttributeLists(member).SelectMany(l => l.Attributes)
            .FirstOrDefault(a => LastName(a.Name) is { } last && (last == name || last == name + "Attribute"));

    /// <summary>The type that stands in the source; null for a node without.</summary>
    public static TypeSyntax? GetMemberType(SyntaxNode? member) => member switch
    {
        ParameterSyntax parameter => parameter.Type,
        PropertyDeclarationSyntax property => property.Type,
        _ => null,
    };

    /// <summary>A type of that text in the place of another, as short as the file's usings allow.</summary>
    public static TypeSyntax KeepingTrivia(this string type, TypeSyntax old) =>
        SyntaxFactory.ParseTypeName(type).WithTriviaFrom(old).WithAdditionalAnnotations(Simplifier.Annotation);

    private static SyntaxList<AttributeListSyntax> AttributeLists(SyntaxNode member) => member switch
    {
        BaseParameterSyntax parameter => parameter.AttributeLists,
        MemberDeclarationSyntax declaration => declaration.AttributeLists,
        _ => default,
    };

    private static string? LastName(NameSyntax name) => name switch
    {
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax alias => alias.Name.Identifier.ValueText,
        _ => null,
    };

    // Names in it are as short as the file's usings allow.
    private static AttributeArgumentListSyntax Arguments(string argument)
    {
        var list = SyntaxFactory.ParseAttributeArgumentList($"({argument})")!;
        return list.ReplaceNodes(list.DescendantNodes().OfType<MemberAccessExpressionSyntax>(),
            (_, name) => name.WithAdditionalAnnotations(Simplifier.Annotation));
    }

    private static NameSyntax Named(string name) =>
        SyntaxFactory.ParseName($"global::TelemetryGen.{name}").WithAdditionalAnnotations(Simplifier.Annotation);
}
