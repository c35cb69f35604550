using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;

namespace TelemetryGen.CodeFixes;

/// <summary>A declaration that the lock suggests, as syntax.</summary>
internal static class LockedMember
{
    // What the lock knows of a member; other attributes are the user's own.
    private static readonly string[] Known = ["Since", "Timestamp", "Scaled", "Unit", "Range", "FixedLength", "MaxLength"];

    /// <summary>The declaration as a parameter; null for a suggestion that is none.</summary>
    public static ParameterSyntax? Parse(string declaration)
    {
        var list = SyntaxFactory.ParseParameterList($"({declaration})");
        return !list.ContainsDiagnostics && list.Parameters.Count == 1
            && list.Parameters[0] is { Type: not null, Identifier.IsMissing: false } parameter
            ? parameter.WithType(parameter.Type.WithAdditionalAnnotations(Simplifier.Annotation))
            : null;
    }

    /// <summary>The member with type and attributes of the lock; its own default value, accessors and other attributes stay.</summary>
    public static SyntaxNode PutInto(this ParameterSyntax locked, SyntaxNode member)
    {
        var bare = Known.Aggregate(member, (m, name) => m.WithoutAttribute(name));
        var typed = MemberSyntax.GetMemberType(bare) is { } type && !IsCloser(type, locked.Type!)
            ? bare.ReplaceNode(type, locked.Type!.WithTriviaFrom(type))
            : bare;
        return locked.AttributeLists.SelectMany(l => l.Attributes)
            .Aggregate(typed, (m, a) => m.WithAttribute(a.Name.ToString(), a.ArgumentList?.Arguments.ToString()))
            .WithAdditionalAnnotations(Formatter.Annotation);
    }

    /// <summary>The declaration as a property that others can set, for a type without positional parameters.</summary>
    public static PropertyDeclarationSyntax ToProperty(
        this ParameterSyntax locked) => SyntaxFactory.PropertyDeclaration(locked.Type!, locked.Identifier)
        .WithAttributeLists(locked.AttributeLists)
        .WithModifiers(SyntaxFactory.TokenList(SyntaxFactory.Token(SyntaxKind.PublicKeyword)))
        .WithAccessorList(PropertyAccessors.GetAndInit())
        .WithAdditionalAnnotations(Formatter.Annotation);

    // The lock does not say whether a measure was a decimal, or a timestamp a DateTime.
    private static bool IsCloser(TypeSyntax own, TypeSyntax locked) => (own.ToString().TrimEnd('?'), locked.ToString().TrimEnd('?')) switch
    {
        ("decimal" or "float", "double") or ("DateTime" or "System.DateTime", "System.DateTimeOffset") =>
            own is NullableTypeSyntax == locked is NullableTypeSyntax,
        var (mine, its) => mine == its && own is NullableTypeSyntax == locked is NullableTypeSyntax,
    };
}
