using System.Text;
using Microsoft.CodeAnalysis;
using TelemetryGen.Testing;
using Attributes = TelemetryGen.Rules.Tests.Reference.AttributeSources;

namespace TelemetryGen.Rules.Tests.Reference;

/// <summary>docs/attributes.md says what the sources of the attributes say, and what the rules take.</summary>
public class AttributeReferenceTests
{
    private static readonly SymbolDisplayFormat Types = SymbolDisplayFormat.MinimallyQualifiedFormat
        .AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    [Fact]
    [Trait("Kind", "Slow")]
    public async Task The_page_says_what_the_sources_and_the_rules_say()
    {
        var accepted = await FieldTypes.AcceptedAsync();

        PageSection.Match("docs/attributes.md", "attributes", string.Join('\n', Attributes.All.Select(a => Section(a, accepted))));
    }

    [Fact]
    public void All_attributes_are_found() => Assert.Equal(
        typeof(TelemetryAttribute).Assembly.GetExportedTypes().Where(t => t.IsSubclassOf(typeof(Attribute))).Select(t => t.Name).Order(),
        Attributes.All.Select(a => a.Name).Order());

    private static string Section(INamedTypeSymbol attribute, IReadOnlyDictionary<string, string> accepted)
    {
        var name = Attributes.ShortName(attribute);
        var text = new StringBuilder($"### {name}\n\n{DocumentationText.Wrapped(DocumentationText.SummaryOf(attribute))}\n\n");
        var types = accepted.TryGetValue(name, out var words) ? $" Types: {words}." : "";
        text.Append(DocumentationText.Wrapped($"Stands on: {Places(Attributes.Targets(attribute))}.{types}")).Append('\n');
        var rows = Rows(attribute).ToArray();
        if (rows.Length > 0)
        {
            text.Append("\n| | type | default | |\n|---|---|---|---|\n").AppendJoin("", rows.Select(r => $"{r}\n"));
        }

        foreach (var type in Attributes.Enumerations(attribute))
        {
            text.Append($"\n| `{type.Name}` | |\n|---|---|\n").AppendJoin("", type.GetMembers().OfType<IFieldSymbol>()
                .Select(f => $"| `{f.Name}` | {DocumentationText.SummaryOf(f)} |\n"));
        }

        return text.ToString();
    }

    // Constructors that differ by types alone share their rows.
    private static IEnumerable<string> Rows(INamedTypeSymbol attribute) =>
    [
        .. attribute.InstanceConstructors.SelectMany(c => c.Parameters)
            .GroupBy(p => (p.Name, Default: Attributes.Default(p), Said: DocumentationText.ParameterOf(p)))
            .Select(g => Row(
                g.Key.Name, g.Select(p => p.Type), g.Key.Default is { } value ? $"`{value}`" : "required", g.Key.Said)),
        .. Attributes.Settable(attribute).Select(p =>
            Row($"{p.Name} =", [p.Type], $"`{Attributes.Default(p)}`", DocumentationText.SummaryOf(p))),
    ];

    private static string Row(string name, IEnumerable<ITypeSymbol> types, string value, string said) =>
        $"| `{name}` | {string.Join(", ", types.Select(t => $"`{t.ToDisplayString(Types)}`"))} | {value} | {said} |";

    private static string Places(AttributeTargets targets) => string.Join(", ",
        Enum.GetValues<AttributeTargets>().Where(t => t != AttributeTargets.All && targets.HasFlag(t)).Select(Word));

    private static string Word(AttributeTargets target) => target switch
    {
        AttributeTargets.Assembly => "the assembly",
        AttributeTargets.Class => "a class",
        AttributeTargets.Struct => "a struct",
        AttributeTargets.Property => "a property",
        AttributeTargets.Parameter => "a parameter of a record",
        AttributeTargets.Field => "a field",
        _ => throw new ArgumentOutOfRangeException(nameof(target), target, "The page has no word for it."),
    };
}
