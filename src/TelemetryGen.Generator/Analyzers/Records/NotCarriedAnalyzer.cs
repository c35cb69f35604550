using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using TelemetryGen.Generator.Analyzers.Common;
using TelemetryGen.Generator.Diagnostics;
using TelemetryGen.Generator.Parsing;

namespace TelemetryGen.Generator.Analyzers.Records;

/// <summary>
/// TLG0007: a public member that keeps a value and is neither carried nor ignored: a property without setter, or a field. A computed
/// property keeps nothing that could be lost.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NotCarriedAnalyzer() : RecordRuleAnalyzer(Rules.NotCarried)
{
    private protected override IEnumerable<Finding> Check(ParsedRecord record, RuleContext around) =>
        from member in FindLost(record.Type)
        let what = member is IFieldSymbol ? "is a field and is" : "has no setter and is"
        let make = member is IFieldSymbol ? "Make it a property with init" : "Give it init"
        select new Finding(member, $"{member.Name} {what} not carried. {make}, or mark it [TelemetryIgnore].");

    /// <summary>The members that keep a value which is lost.</summary>
    internal static IEnumerable<ISymbol> FindLost(INamedTypeSymbol record) =>
        // By the text first: most members of a record are generated, and its positional ones are carried.
        from reference in record.DeclaringSyntaxReferences
        where !GeneratedFiles.Has(reference.SyntaxTree)
        from declared in reference.GetSyntax() is TypeDeclarationSyntax type ? type.Members : default
        where declared.Modifiers.Any(SyntaxKind.PublicKeyword)
        from name in GetNames(declared)
        from member in record.GetMembers(name)
        where member is { IsStatic: false } and (IFieldSymbol or IPropertySymbol { SetMethod: null }) && IsLost(member)
        select member;

    // A property that is not computed, or the fields of one declaration.
    private static IEnumerable<string> GetNames(MemberDeclarationSyntax member) => member switch
    {
        PropertyDeclarationSyntax { ExpressionBody: null,
            AccessorList: { } list } property when list.Accessors.All(a => a is { Body: null, ExpressionBody: null }) =>
            [property.Identifier.ValueText],
        FieldDeclarationSyntax field => field.Declaration.Variables.Select(v => v.Identifier.ValueText),
        _ => [],
    };

    private static bool IsLost(ISymbol member) =>
        member.GetAttributes().Find(AttributeNames.Ignore) is null
        && (member is not IPropertySymbol property || (!MemberParser.IsAnnotated(property) && !MemberParser.IsReserved(property)));
}
