using Microsoft.CodeAnalysis.CSharp;
using TelemetryGen.Generator.CSharp;
using TelemetryGen.Schema;

namespace TelemetryGen.Generator.Tests;

/// <summary>The words of C#: the compiler's where it is at hand, and one list where it is not.</summary>
public class IdentifierTests
{
    private static readonly string[] Reserved = [.. SyntaxFacts.GetReservedKeywordKinds().Select(SyntaxFacts.GetText)];

    [Fact]
    public void The_list_has_the_compilers_words()
    {
        Assert.Equal(Reserved.Where(w => w[0] != '_').Order(StringComparer.Ordinal), CSharpNames.Words.Order(StringComparer.Ordinal));
        Assert.All(Reserved, w => Assert.True(CSharpNames.IsReserved(w), w));
    }

    [Theory]
    [InlineData("class", "@class", true)]
    [InlineData("__arglist", "@__arglist", true)]
    [InlineData("record", "record", false)]
    [InlineData("Class", "Class", false)]
    public void A_reserved_word_is_a_name_behind_at(string name, string expected, bool isReserved)
    {
        Assert.Equal(expected, Identifiers.Escape(name));
        Assert.Equal(expected, CSharpNames.Identifier(name));
        Assert.Equal((isReserved, isReserved), (Identifiers.IsKeyword(name), CSharpNames.IsReserved(name)));
    }

    [Theory]
    [InlineData("record", true)]
    [InlineData("class", true)]
    [InlineData("climate", false)]
    public void A_word_may_be_one_in_some_places_alone(string name, bool expected) => Assert.Equal(expected, Identifiers.IsWord(name));

    [Theory]
    [InlineData("Acme.Greenhouse", true)]
    [InlineData("Acme", true)]
    [InlineData("Acme.class", false)]
    [InlineData("Acme.", false)]
    [InlineData("Acme Greenhouse", false)]
    [InlineData("", false)]
    public void A_schema_is_called_as_a_namespace_can_be(string name, bool expected) => Assert.Equal(expected, Identifiers.IsSpace(name));

    [Theory, InlineData(WireType.UInt8, "byte"), InlineData(WireType.Int64, "long"), InlineData(WireType.Float32, "float"), InlineData(
        WireType.Float64, "double")]
    public void A_number_of_the_wire_has_a_type_of_csharp(WireType type, string expected) =>
        Assert.Equal(expected, CSharpNames.GetKeyword(type));
}
