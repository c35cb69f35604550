using TelemetryGen.CodeFixes;
using TelemetryGen.Generator.Analyzers.Versions;

namespace TelemetryGen.Rules.Tests.Lock;

public class LockFixTests
{
    private const string Version3 = """[assembly: TelemetryGen.TelemetrySchema("Acme.Greenhouse", Id = 7, Version = 3)]""";

    private const string Two =
        """<integer name="A" type="uint16" /><scaled name="B" type="int16" step="0.01" unit="Cel" min="-40" max="85" />""";

    [Fact]
    public Task A_field_in_the_middle_goes_to_the_end_with_the_next_version() =>
        FixTest<LayoutChangeAnalyzer, AddInNextVersionFix>.MakesAsync(
        """
        [Telemetry(1)]
        public partial record R(
            ushort A,
            [Unit("m/s")] float [|Gust|],
            [Scaled(0.01), Unit("Cel"), Range(-40, 85)] double B);
        """,
        """
        [Telemetry(1)]
        public partial record R(
            ushort A,
            [Scaled(0.01), Unit("Cel"), Range(-40, 85)] double B,
            [Unit("m/s"), Since(3)] float? Gust);
        """,
        locked: LockText.Of(Two),
        repairedSchema: Version3);

    [Fact]
    public Task A_sequence_number_is_not_made_nullable() => FixTest<LayoutChangeAnalyzer, AddInNextVersionFix>.MakesAsync(
        """
        [Telemetry(1)]
        public partial record R(
            ushort A,
            [Sequence] uint [|Number|],
            [Scaled(0.01), Unit("Cel"), Range(-40, 85)] double B);
        """,
        """
        [Telemetry(1)]
        public partial record R(
            ushort A,
            [Scaled(0.01), Unit("Cel"), Range(-40, 85)] double B,
            [Sequence, Since(3)] uint Number);
        """,
        locked: LockText.Of(Two),
        repairedSchema: Version3);

    [Fact]
    public Task A_property_in_the_middle_goes_behind_the_last() => FixTest<LayoutChangeAnalyzer, AddInNextVersionFix>.MakesAsync(
        """
        [Telemetry(1)]
        public partial class R
        {
            public ushort A { get; set; }

            public int [|Gust|] { get; set; }

            [Scaled(0.01), Unit("Cel"), Range(-40, 85)]
            public double B { get; set; }
        }
        """,
        """
        [Telemetry(1)]
        public partial class R
        {
            public ushort A { get; set; }

            [Scaled(0.01), Unit("Cel"), Range(-40, 85)]
            public double B { get; set; }

            [Since(3)]
            public int? Gust { get; set; }
        }
        """,
        locked: LockText.Of(Two),
        repairedSchema: Version3);

    [Theory]
    [InlineData("int [|C|]", "[Since(3)] int? C")]
    [InlineData("[Since(2)] int? [|C|]", "[Since(3)] int? C")]
    [InlineData("int [|C|] = 4", "[Since(3)] int C = 4")]
    public Task A_field_without_version_gets_the_next(
        string member, string repaired) => FixTest<AdditionAnalyzer, AddInNextVersionFix>.MakesAsync(
        $"[Telemetry(1)] public partial record R(ushort A, [Scaled(0.01), Unit(\"Cel\"), Range(-40, 85)] double B, {member});",
        $"[Telemetry(1)] public partial record R(ushort A, [Scaled(0.01), Unit(\"Cel\"), Range(-40, 85)] double B, {repaired});",
        locked: LockText.Of(Two),
        repairedSchema: Version3);

    [Theory]
    [InlineData("uint [|A|]", "ushort A")]
    [InlineData("[Unit(\"Pa\")] uint? [|A|]", "ushort A")]
    public Task A_changed_form_is_restored(string member, string repaired) => FixTest<LayoutChangeAnalyzer, RestoreLockedFix>.MakesAsync(
        $"[Telemetry(1)] public partial record R({member}, [Scaled(0.01), Unit(\"Cel\"), Range(-40, 85)] double B);",
        $"[Telemetry(1)] public partial record R({repaired}, [Scaled(0.01), Unit(\"Cel\"), Range(-40, 85)] double B);",
        locked: LockText.Of(Two));

    [Theory]
    [InlineData("[Scaled(0.1, Wire = WireInteger.Int16), Unit(\"Cel\"), Range(-40, 85)] double [|B|]",
        "[Scaled(0.01), Unit(\"Cel\"), Range(-40, 85)] double B")]
    [InlineData("[Scaled(0.01), Unit(\"K\"), Range(-40, 85)] double [|B|]", "[Scaled(0.01), Unit(\"Cel\"), Range(-40, 85)] double B")]
    [InlineData("[Scaled(0.01, Wire = WireInteger.Int16), Unit(\"Cel\"), Range(-40, 60)] decimal [|B|]",
        "[Scaled(0.01), Unit(\"Cel\"), Range(-40, 85)] decimal B")]
    public Task A_changed_meaning_is_restored_and_the_type_stays(
        string member, string repaired) => FixTest<MeaningChangeAnalyzer, RestoreLockedFix>.MakesAsync(
        $"[Telemetry(1)] public partial record R(ushort A, {member});",
        $"[Telemetry(1)] public partial record R(ushort A, {repaired});",
        locked: LockText.Of(Two));

    [Fact]
    public Task A_positional_field_that_is_gone_comes_back_where_it_was() => FixTest<RemovalAnalyzer, ReserveFix>.MakesAsync(
        "[Telemetry(1)] public partial record [|R|](ushort A);",
        "[Telemetry(1)] public partial record R(ushort A, [Scaled(0.01), Unit(\"Cel\"), Range(-40, 85), Reserved] double B);",
        locked: LockText.Of(Two));

    [Fact]
    public Task A_first_field_that_is_gone_comes_back_as_the_first() => FixTest<RemovalAnalyzer, ReserveFix>.MakesAsync(
        "[Telemetry(1)] public partial record [|R|]([Scaled(0.01), Unit(\"Cel\"), Range(-40, 85)] double B);",
        "[Telemetry(1)] public partial record R([Reserved] ushort A, [Scaled(0.01), Unit(\"Cel\"), Range(-40, 85)] double B);",
        locked: LockText.Of(Two));

    [Fact]
    public Task A_field_that_was_given_up_stays_so() => FixTest<ReuseAnalyzer, ReserveFix>.MakesAsync(
        "[Telemetry(1)] public partial record R(ushort [|A|], int B);",
        "[Telemetry(1)] public partial record R([Reserved] ushort A, int B);",
        locked: LockText.Of("""<integer name="A" type="uint16" reserved="true" /><integer name="B" type="int32" />"""));

    [Fact]
    public Task A_new_message_with_an_old_id_is_not_made_reserved() => NothingAsync<ReuseAnalyzer, ReserveFix>(
        "[Telemetry(1)] public partial record [|Q|](ushort A, [Scaled(0.01), Unit(\"Cel\"), Range(-40, 85)] double B);");

    [Fact]
    public Task A_message_with_another_id_is_nothing_to_restore_at_a_member() => NothingAsync<LayoutChangeAnalyzer, RestoreLockedFix>(
        "[Telemetry(4)] public partial record [|R|](ushort A, [Scaled(0.01), Unit(\"Cel\"), Range(-40, 85)] double B);");

    private static Task NothingAsync<TRule, TFix>(string source)
        where TRule : Microsoft.CodeAnalysis.Diagnostics.DiagnosticAnalyzer, new()
        where TFix : Microsoft.CodeAnalysis.CodeFixes.CodeFixProvider, new() =>
            FixTest<TRule, TFix>.MakesAsync(source, source, locked: LockText.Of(Two));
}
