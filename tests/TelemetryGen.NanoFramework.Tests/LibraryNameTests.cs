using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TelemetryGen.NanoFramework.Tests.Api;
using TelemetryGen.Schema;

namespace TelemetryGen.NanoFramework.Tests;

/// <summary>
/// The names that the shipped files declare and those that they use are known where the names of a contract are looked at.
/// </summary>
public class LibraryNameTests
{
    private static readonly SyntaxNode[] Files =
    [
        .. EmittedSchemas.FilesOf(EmittedSchemas.All["greenhouse.xml"]).Where(f => !f.Path.EndsWith(".g.cs", StringComparison.Ordinal))
            .Select(f => CSharpSyntaxTree.ParseText(f.Text).GetRoot()),
    ];

    public static TheoryData<string> Declared =>
        [.. Files.SelectMany(f => f.DescendantNodes().OfType<BaseTypeDeclarationSyntax>())
            .Where(t => t.Parent is BaseNamespaceDeclarationSyntax).Select(t => t.Identifier.ValueText).Distinct().Order()];

    /// <summary>Names that stand by themselves and are those of types of the device's libraries.</summary>
    public static TheoryData<string> Used
    {
        get
        {
            var types = ApiListing.Device.Types.Select(t => t.ShortName).ToHashSet();
            return [.. Files.SelectMany(f => f.DescendantNodes().OfType<SimpleNameSyntax>())
                .Where(n => !(n.Parent is MemberAccessExpressionSyntax access && access.Name == n) && n.Parent is not QualifiedNameSyntax)
                .Select(n => types.Contains(n.Identifier.ValueText) ? n.Identifier.ValueText : n.Parent is AttributeSyntax
                    && types.Contains(n.Identifier.ValueText + "Attribute") ? n.Identifier.ValueText + "Attribute" : null)
                .OfType<string>().Distinct().Order()];
        }
    }

    [Theory]
    [MemberData(nameof(Declared))]
    public void A_type_beside_them_is_none_of_theirs(string name) => Assert.NotEmpty(ClashesOf("TelemetryGen.Device", name));

    [Theory]
    [MemberData(nameof(Used))]
    public void A_type_around_them_is_none_that_they_use(string name)
    {
        Assert.NotEmpty(ClashesOf("", name));
        Assert.NotEmpty(ClashesOf("TelemetryGen", name));
    }

    [Fact]
    public void They_are_many() => Assert.True(Declared.Count > 50 && Used.Count > 30, $"{Declared.Count} {Used.Count}");

    private static IReadOnlyList<NameClash> ClashesOf(string space, string name) => TargetNames.GetClashes(
        "nanoframework",
        new("S", 1, 1, default,
            new[] { new MessageSpec(
                name, space, 1, new[] { new FieldSpec("X", FieldKind.Integer, WireType.UInt8) }.ToEquatableArray()) }.ToEquatableArray()));
}
