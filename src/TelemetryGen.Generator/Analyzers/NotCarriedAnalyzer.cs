using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using TelemetryGen.Generator.Diagnostics;
using TelemetryGen.Generator.Parsing;

namespace TelemetryGen.Generator.Analyzers;

/// <summary>
/// TLG0007: a public member that keeps a value and is neither carried nor ignored: a property without setter, or a field. A computed property keeps
/// nothing that could be lost.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NotCarriedAnalyzer() : RecordRuleAnalyzer(Rules.NotCarried)
{
    private protected override IEnumerable<Finding> Check(ParsedRecord record, RuleContext around) =>
        from member in record.Type.GetMembers()
        // The kind first: most members are generated methods, and to ask those for more costs more than all the rest.
        where member.Kind is SymbolKind.Property or SymbolKind.Field
        where member is { IsStatic: false, IsImplicitlyDeclared: false, DeclaredAccessibility: Accessibility.Public } && (IsLostProperty(member) || member is IFieldSymbol)
        let attributes = member.GetAttributes()
        where attributes.Find(AttributeNames.Ignore) is null
        let what = member is IFieldSymbol ? "is a field and is" : "has no setter and is"
        let make = member is IFieldSymbol ? "Make it a property with init" : "Give it init"
        select new Finding(member, $"{member.Name} {what} not carried. {make}, or mark it [TelemetryIgnore].");

    private static bool IsLostProperty(ISymbol member) =>
        member is IPropertySymbol { IsIndexer: false, SetMethod: null } property
        && !MemberParser.IsAnnotated(property)
        && !MemberParser.IsReserved(property)
        && property.DeclaringSyntaxReferences.Any(r => r.GetSyntax() is PropertyDeclarationSyntax { ExpressionBody: null, AccessorList: { } list }
            && list.Accessors.All(a => a is { Body: null, ExpressionBody: null }));
}
