namespace TelemetryGen.Generator.Tests;

/// <summary>The shapes of C# types that serve as records: the generated code compiles for each without a warning.</summary>
public class RecordShapeTests
{
    [Theory]
    [InlineData("public readonly partial record struct R(int A, int B);")]
    [InlineData("public partial record struct R(int A) { public int B { get; set; } }")]
    [InlineData("public partial record R(int A, int B);")]
    [InlineData("public sealed partial record R { public int A { get; init; } public required int B { get; init; } }")]
    [InlineData("internal partial class R { public int A { get; set; } public int B { get; internal set; } }")]
    [InlineData("public partial struct R { public int A { get; init; } public int B { get; init; } }")]
    [InlineData(
        "public partial record R(int @class, int value, int error, int bits0, int Source, int Destination, int Block, int Position);")]
    [InlineData("public partial record struct R(bool A, bool B, bool C, bool D, bool E, bool F, bool G, bool H, bool I);")]
    [InlineData("public partial record struct R([MaxLength(5)] string? A);")]
    [InlineData(
        "public partial record struct R(int Room, int Fill, int Set, int Bits0, bool Message, int Wire_, int Error, int Rest, "
            + "[MaxLength(5)] string Block);")]
    [InlineData(
        "public partial record struct R(int room, bool message, bool wire, double? block, int column, int i, int first, int count, int "
            + "index, int view);")]
    [InlineData(
        "public partial record R([MaxLength(5)] string A, [MaxLength(5)] string? AUtf8, [MaxLength(5)] string Message, [MaxLength(5)] "
            + "string View_);")]
    [InlineData(
        "public partial record R([Timestamp(TimeUnit.Microseconds)] DateTimeOffset? A, [Scaled(10)] double B, float? C, [Since(2)] byte D "
            + "= 1, [Since(2)] sbyte E = -1, [Since(2)] float F = 0.5f, [Since(2), Scaled(0.1)] double G = 2.5, [Since(2)] DayOfWeek H = "
            + "DayOfWeek.Friday);")]
    [InlineData(
        "public partial record struct R([Scaled(1.0 / 3, Wire = WireInteger.Int64)] double A, [Scaled(1e12, Wire = WireInteger.Int64)] "
            + "double B, [Scaled(1e-12, Offset = 100, Wire = WireInteger.UInt64)] float C, [Scaled(0.4, Offset = -40.05)] decimal D, "
            + "[Scaled(1)] decimal E, [Scaled(1, Offset = 0.5)] double? F);")]
    [InlineData("internal partial record struct R(byte A, bool B, sbyte C);")]
    [InlineData("public partial record struct R();")]
    [InlineData(
        "public partial record R([FixedLength(2)] sbyte[] A, [FixedLength(2), Range(-1, 1)] float[] B, [MaxLength(2), Range(5, 60000)] "
            + "ushort[]? C, [MaxLength(2), Range(1, 2)] uint[] D, [MaxLength(2), Range(0, 18446744073709551614)] ulong[] E);")]
    [InlineData(
        "public partial record R([FixedLength(2), Range(-1, 1)] short[] A, [FixedLength(2)] float[] B, [FixedLength(3)] string C, "
            + "[FixedLength(4)] byte[] D, Guid E, bool F, int? G);")]
    [InlineData(
        "public partial record struct R(P A, P B); public record struct P(bool X, bool? Y, Q Z); public class Q { [FixedLength(2)] public "
            + "string A { get; set; } = \"\"; public TimeSpan B { get; init; } }")]
    [InlineData(
        "public partial class R { [MaxLength(3)] public P[] A { get; init; } = []; [MaxLength(3)] public "
            + "System.Collections.Generic.IReadOnlyList<P>? B { get; init; } [MaxLength(3)] public System.Collections.Generic.List<P> C { "
            + "get; set; } = []; public readonly record struct P(int X, [Since(2)] byte Y = 3); }")]
    [InlineData(
        "public partial record R(int I, int Source, [MaxLength(3)] P[] Entries); public record P(int value, int error, int block, int i, "
            + "int view, int @class);")]
    [InlineData(
        "public partial record R([Since(2)] P A, [Since(2), FixedLength(2)] int[] B, [Since(2), MaxLength(2)] P[] C, [Since(2), "
            + "MaxLength(2)] int[] D, [Since(2), FixedLength(2)] byte[] E); public readonly record struct P(int X);")]
    [InlineData("public partial record struct R(int A, [Since(2), Sequence] ushort B);")]
    [InlineData("public sealed partial record R { public int A { get; init; } [Since(2), Sequence] public ulong B { get; init; } }")]
    [InlineData("public partial class R { public int A { get; set; } [Since(2), Sequence] public uint B { get; set; } }")]
    [InlineData(
        "public partial record R([property: Reserved] int A, [Reserved, MaxLength(3)] string B, [Reserved] P C) { [Reserved] private bool "
            + "D { get; } [Reserved, Since(2)] private int? E { get; } [Reserved] private double? F { get; } [Reserved, MaxLength(2)] "
            + "private P[]? G { get; } } public readonly record struct P(DayOfWeek X);")]
    [InlineData("public partial record struct R(int A, int a, [Scaled(0.1)] double TEMP, [Scaled(0.1)] double Temp, bool B, bool b);")]
    [InlineData(
        "public partial record R([MaxLength(4)] string A, [MaxLength(4)] string? a, P b, [MaxLength(2)] P[] B, [Range(0, 9)] int? N, "
            + "[Range(0, 9)] int? n); public record struct P(int X, [Scaled(0.1)] double x);")]
    [InlineData(
        "public partial record struct R([Scaled(0.1)] double Error, [Scaled(0.1)] double ErrorField, [Scaled(0.1)] double? Value, "
            + "[Scaled(0.1)] double? ValueField, [Scaled(0.1)] double ValueFieldValue);")]
    [InlineData(
        "public partial record R([Scaled(0.1)] double? B, [Scaled(0.1)] double BValue, [Scaled(0.1)] double BWire, DateTime? C, "
            + "[Scaled(1)] double CMoment, [Scaled(1)] double CCount, [MaxLength(3), Range(1, 9)] int[] D, [Scaled(1)] double DRoom, "
            + "[Scaled(1)] double DWrong);")]
    [InlineData(
        "public partial record R(int A, [Since(2)] double B = double.NaN, [Since(2)] float C = float.PositiveInfinity, [Since(2)] float D "
            + "= float.NaN, [Since(2), Scaled(0.1)] decimal E = 1.5m);")]
    [InlineData(
        "public partial record R(int A, [Since(2)] R.E B = (R.E)(-1), [Since(2)] R.E? C = R.E.Low) { public enum E : sbyte { Low = -3, "
            + "Zero = 0 } }")]
    [InlineData("public partial record R(TimeSpan error, [Range(1, 9)] byte? value, [FixedLength(3), Range(1, 9)] short[] source);")]
    [InlineData(
        "public partial record R(int A, [property: TelemetryIgnore] int B = 3) { public void Write() { } public static void Read(string "
            + "a, string b) { } }")]
    [InlineData(
        "public partial class R { [System.Diagnostics.CodeAnalysis.SetsRequiredMembers] public R() { } public int A { get; init; } "
            + "[TelemetryIgnore] public required int B { get; init; } }")]
    [InlineData("public partial record R { [Obsolete] public int A { get; init; } [Obsolete(\"later\")] public int? B { get; init; } }")]
    [InlineData("public partial record R(Guid Guid, DateTimeOffset UnixTimes, TimeSpan TimeSpan, [MaxLength(3)] string MessageTexts);")]
    public void It_generates_a_codec(string declaration)
    {
        var files = GeneratorHarness.Generate(GeneratorHarness.Schema, $"namespace Acme; [Telemetry(1)] {declaration}");

        Assert.Equal(["Acme.Greenhouse.Dispatcher.g.cs", "Acme.Greenhouse.Schema.g.cs", "Acme.R.g.cs"],
            files.Keys.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Acme.@event.@class",
        "namespace Acme.@event.@class; [Telemetry(1)] public partial record struct R(int A, P B); public record struct P(int @for);",
        "Acme.event.class.R.g.cs")]
    [InlineData("an outer type",
        "namespace Acme; public partial class @event { [Telemetry(1)] public partial record struct R(int A, P B); public record struct "
            + "P(int X); }", "Acme.event.R.g.cs")]
    [InlineData("the schema's own file", "namespace Acme.Greenhouse; [Telemetry(1)] public partial record struct Schema(int A);",
        "Acme.Greenhouse.Schema.Codec.g.cs")]
    [InlineData("a device of Windows", "[Telemetry(1)] public partial record struct Con(int A);", "Con_file.g.cs")]
    [InlineData("a device of Windows in front", "namespace Aux.Greenhouse; [Telemetry(1)] public partial record struct R(int A);",
        "Aux_file.Greenhouse.R.g.cs")]
    [InlineData("the dispatcher's file", "namespace Acme.Greenhouse; [Telemetry(1)] public partial record struct Dispatcher(int A);",
        "Acme.Greenhouse.Dispatcher.Codec.g.cs")]
    [InlineData("a local of the generated code",
        "namespace Acme; [Telemetry(1)] public partial record struct value([MaxLength(5)] byte[] A);", "Acme.value.g.cs")]
    [InlineData("a local of the generated code, a class",
        "namespace Acme; [Telemetry(1)] public partial record value([MaxLength(5)] string A);", "Acme.value.g.cs")]
    public void A_name_that_is_a_keyword_or_a_file_of_the_schema_serves(string name, string source, string file)
    {
        Assert.True(GeneratorHarness.Generate(GeneratorHarness.Schema, source).ContainsKey(file), name);
    }

    [Fact]
    public void Of_records_that_differ_by_capital_letters_one_is_generated()
    {
        var hints = GeneratorHarness.GenerateHints(
            GeneratorHarness.Schema,
            "namespace Acme; [Telemetry(1)] public partial record struct Tank(int A); [Telemetry(2)] public partial record struct "
                + "TANK(int A);");

        Assert.Equal(3, hints.Length);
    }

    [Fact]
    public void A_unit_of_two_lines_stays_in_its_comment()
    {
        var files = GeneratorHarness.Generate(
            GeneratorHarness.Schema, "namespace Acme; [Telemetry(1)] public partial record struct R([Unit(\"m\\nx\")] int A);");

        Assert.Contains("A: int32 m x", files["Acme.R.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void A_record_without_namespace_serves()
    {
        var files = GeneratorHarness.Generate(GeneratorHarness.Schema, "[Telemetry(1)] public partial record struct R(int A);");

        Assert.Contains("partial record struct R : ITelemetryMessage<R>", files["R.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void A_project_that_has_names_of_the_framework_serves()
    {
        var files = GeneratorHarness.Generate(GeneratorHarness.Schema, """
            namespace Acme.Math { public class Empty; }
            namespace Acme.System { public class Empty; }
            namespace Acme.Greenhouse
            {
                [Telemetry(1)] public partial record struct R([Scaled(0.1)] double A, [Timestamp(TimeUnit.Seconds)] DateTimeOffset? B);
            }
            """);

        Assert.Contains("Acme.Greenhouse.R.g.cs", files.Keys);
    }

    // The handler of a schema called Telemetry has the name of what every handler is.
    [Theory]
    [InlineData("Telemetry")]
    [InlineData("TelemetryGen")]
    [InlineData("Dispatcher")]
    [InlineData("Handler")]
    [InlineData("Record")]
    [InlineData("Message")]
    [InlineData("System")]
    public void A_schema_of_any_name_serves(string name)
    {
        var files = GeneratorHarness.Generate(
            $"""[assembly: TelemetryGen.TelemetrySchema("Acme.{name}", Id = 7, Version = 2)]""",
            $"namespace Acme.{name}; [Telemetry(1)] public partial record struct R(int A, [MaxLength(5)] string B);");

        Assert.Contains($"Acme.{name}.R.g.cs", files.Keys);
    }

    [Fact]
    public void A_record_that_breaks_a_rule_generates_nothing_and_leaves_the_others()
    {
        var hints = GeneratorHarness.GenerateHints(
            GeneratorHarness.Schema,
            "namespace Acme; [Telemetry(1)] public partial record struct Good(int A); [Telemetry(2)] public partial record struct "
                + "Bad(object A);");

        Assert.Contains("Acme.Good.g.cs", hints);
        Assert.DoesNotContain("Acme.Bad.g.cs", hints);
    }

    [Fact]
    public void Without_a_schema_nothing_is_generated()
    {
        Assert.Empty(GeneratorHarness.GenerateHints("namespace Acme; [Telemetry(1)] public partial record struct R(int A);"));
    }

    // Behind the first page of memory a view that was never read would not be a NullReferenceException (docs/decisions/0103).
    [Fact]
    public void Fields_far_behind_ask_the_span()
    {
        var files = GeneratorHarness.Generate(
            GeneratorHarness.Schema,
            "namespace Acme; [Telemetry(1)] public partial record R([FixedLength(4088)] byte[] A, long B, int C, [FixedLength(4)] "
                + "byte[] D);");

        var text = files["Acme.R.g.cs"];
        Assert.Contains("public long B => MessageBlock.Read<long>(_block, 4088);", text, StringComparison.Ordinal);
        Assert.Contains("public int C => MessageBlock.Read<int>(_block.Slice(4096, 4), 0);", text, StringComparison.Ordinal);
        Assert.Contains("public ReadOnlySpan<byte> D => _block.Slice(4100, 4);", text, StringComparison.Ordinal);
    }
}
