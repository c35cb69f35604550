using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using TelemetryGen.Generator.Analyzers.Programs;
using TelemetryGen.Generator.Diagnostics;

namespace TelemetryGen.CodeFixes;

/// <summary>TLG0502: declares the method as the handler's interface does, or lists the interface.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class HandlerMethodFix() : RuleFix(Rules.HandlerMethod)
{
    private protected override IEnumerable<Fix> GetFixes(SyntaxNode at, Diagnostic diagnostic, string? suggestion)
    {
        if (at.FirstAncestorOrSelf<MethodDeclarationSyntax>() is not { } method)
        {
            yield break;
        }

        if (suggestion is not null && MethodBody.IsOfVoid(method))
        {
            var declared = DeclaredMethod.Parse($"{suggestion};");
            yield return new($"Make it {declared.Identifier.ValueText} of the handler", nameof(HandlerMethodFix), method,
                With(method, declared));
        }
        else if (diagnostic.Properties.TryGetValue(HandlerMethodAnalyzer.ListKey, out var listed) && listed is not null
            && method.Parent is TypeDeclarationSyntax type)
        {
            yield return new("List the handler's interface", nameof(HandlerMethodFix), type, With(type, listed));
        }
    }

    // The parameter keeps its name, which the body uses; words such as readonly and unsafe stay.
    private static MethodDeclarationSyntax With(MethodDeclarationSyntax method, MethodDeclarationSyntax declared)
    {
        var start = method.Modifiers.Count > 0 ? method.Modifiers[0].LeadingTrivia : method.ReturnType.GetLeadingTrivia();
        var old = method.ParameterList.Parameters[0];
        var parameter = declared.ParameterList.Parameters[0].WithIdentifier(old.Identifier).WithTriviaFrom(old);
        var others = method.Modifiers.Where(m => !IsAccess(m) && !m.IsKind(SyntaxKind.StaticKeyword)).Select(m => m.WithLeadingTrivia());
        var isPublic = SyntaxFactory.Token(SyntaxKind.PublicKeyword).WithLeadingTrivia(start).WithTrailingTrivia(SyntaxFactory.Space);
        return method
            .WithModifiers(SyntaxFactory.TokenList(others.Prepend(isPublic)))
            .WithReturnType(declared.ReturnType.WithTrailingTrivia(SyntaxFactory.Space))
            .WithIdentifier(declared.Identifier.WithTriviaFrom(method.Identifier))
            .WithParameterList(method.ParameterList.WithParameters(SyntaxFactory.SingletonSeparatedList(parameter)))
            .WithConstraintClauses(declared.ConstraintClauses);
    }

    private static bool IsAccess(SyntaxToken modifier) => modifier.Kind() is SyntaxKind.PublicKeyword or SyntaxKind.PrivateKeyword
        or SyntaxKind.ProtectedKeyword or SyntaxKind.InternalKeyword;

    private static TypeDeclarationSyntax With(TypeDeclarationSyntax type, string listed)
    {
        var name = SyntaxFactory.SimpleBaseType(SyntaxFactory.ParseTypeName(listed).WithShortNames());
        var list = type.BaseList!;
        var last = list.Types[list.Types.Count - 1];
        return type.WithBaseList(list.WithTypes(list.Types.Replace(last, last.WithoutTrailingTrivia()).Add(
            name.WithTrailingTrivia(last.GetTrailingTrivia())))).WithAdditionalAnnotations(Formatter.Annotation);
    }
}
