using Microsoft.CodeAnalysis.CSharp;
using TelemetryGen.Generator.Tests;

namespace TelemetryGen.Roslyn5.Tests;

/// <summary>What C# has since 13, beside records and inside of them: codecs are generated, and compile without a warning.</summary>
public class NewLanguageTests
{
    [Theory]
    [InlineData("a property with field",
        "public partial class R { public int A { get => field; set => field = value < 0 ? 0 : value; } public byte B { get; set; } }")]
    [InlineData("a partial constructor",
        "public partial class R { public int A { get; set; } public partial R(); } public partial class R { public partial R() => "
            + "A = 1; }")]
    [InlineData("a partial event",
        "public partial class R { public int A { get; set; } private partial event Action Gone; } public partial class R { private "
            + "partial event Action Gone { add { } remove { } } }")]
    [InlineData("an extension block",
        "public partial record struct R(int A); public static class More { extension(R record) { public int Twice => record.A * 2; public "
            + "static R One => new(1); } }")]
    [InlineData("an extension operator",
        "public partial record struct R(int A); public static class More { extension(R) { public static R operator +(R a, R b) => new(a.A "
            + "+ b.A); } }")]
    [InlineData("a union that is ignored",
        "public partial record R(int A) { [TelemetryIgnore] public Number B { get; set; } } public union Number(int, uint);")]
    [InlineData("a union of records", "public partial record R(int A); public union Some(R, string);")]
    [InlineData("a list of params", "public partial record R(params P[] A); public record struct P(int X);")]
    public void It_generates_a_codec(string what, string declaration)
    {
        var member = declaration.Replace("params P[]", "[MaxLength(3)] params P[]", StringComparison.Ordinal);

        var files = GeneratorHarness.Generate(GeneratorHarness.Schema, $"namespace Acme; [Telemetry(1)] {member}", Unions.OfFramework);

        Assert.True(files.ContainsKey("Acme.R.g.cs"), what);
    }

    [Theory]
    [InlineData(LanguageVersion.CSharp12)]
    [InlineData(LanguageVersion.CSharp13)]
    [InlineData(LanguageVersion.CSharp14)]
    [InlineData(LanguageVersion.CSharp15)]
    [InlineData(LanguageVersion.Preview)]
    public void In_each_language_from_12_on_the_same_is_generated(LanguageVersion language)
    {
        const string Record =
            "namespace Acme; [Telemetry(1)] public partial record R(int A, [Scaled(0.1), Range(0, 9)] double? B, [MaxLength(9)] string? "
                + "C, [MaxLength(2)] P[] D, [FixedLength(2)] short[] E, [Since(2)] byte F = 3); public record struct P(short X);";

        var files = GeneratorHarness.Generate(GeneratorHarness.Compile(language, GeneratorHarness.Schema, Record));

        Assert.Equal(GeneratorHarness.Generate(GeneratorHarness.Compile(LanguageVersion.Latest, GeneratorHarness.Schema, Record)), files);
    }

    [Fact]
    public void The_fields_of_partial_properties_are_in_the_order_of_their_declarations_wherever_the_bodies_stand()
    {
        var files = GeneratorHarness.Generate(
            GeneratorHarness.Schema,
            "namespace Acme; partial class R { private byte _b; private int _a; public partial byte B { get => _b; set => _b = value; } "
                + "public partial int A { get => _a; set => _a = value; } }",
            "namespace Acme; [Telemetry(1)] public partial class R { public partial int A { get; set; } public partial byte B { get; "
                + "set; } }");

        var schema = files["Acme.Greenhouse.Schema.g.cs"];
        Assert.Contains(
            "<integer name=\"A\" type=\"int32\" />\n    <integer name=\"B\" type=\"uint8\" />", schema, StringComparison.Ordinal);
    }
}
