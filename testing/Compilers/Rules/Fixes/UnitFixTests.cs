using TelemetryGen.CodeFixes;
using TelemetryGen.Generator.Analyzers.Measures;

namespace TelemetryGen.Rules.Tests.Fixes;

[Trait("Kind", "Slow")]
public class UnitFixTests
{
    [Theory]
    [InlineData("[Scaled(0.1)] double [|Temperature|]", "[Scaled(0.1), Unit(\"Cel\")] double Temperature")]
    [InlineData("float [|RelativeHumidity|]", "[Unit(\"%RH\")] float RelativeHumidity")]
    [InlineData("float? [|WindSpeed|]", "[Unit(\"m/s\")] float? WindSpeed")]
    [InlineData("[FixedLength(2)] double[] [|Gain|]", "[FixedLength(2), Unit(\"1\")] double[] Gain")]
    [InlineData("P A); public record P([Scaled(0.1)] decimal [|Pressure|]",
        "P A); public record P([Scaled(0.1), Unit(\"hPa\")] decimal Pressure")]
    public Task It_adds_the_unit_that_the_name_speaks_of(string member, string repaired) =>
        FixTest<NoUnitAnalyzer, UnitFix>.MakesAsync(
            $"[Telemetry(1)] public partial record R({member});", $"[Telemetry(1)] public partial record R({repaired});");

    [Theory]
    [InlineData("uint Counter")]
    [InlineData("bool On, DayOfWeek Day, Guid Id, TimeSpan Lasted")]
    [InlineData("[Unit(\"1\")] float Ratio")]
    [InlineData("[Reserved] double? Old")]
    public Task What_is_no_measure_needs_no_unit(string member) =>
        FixTest<NoUnitAnalyzer, UnitFix>.OffersNothingAsync($"[Telemetry(1)] public partial record R({member});");

    [Theory]
    [InlineData("[Unit(\"°C\")] int [|A|]", "[Unit(\"Cel\")] int A")]
    [InlineData("[Unit(symbol: \"hpa\")] int [|A|]", "[Unit(symbol: \"hPa\")] int A")]
    [InlineData("[Unit(\"percent\")] int [|A|], [Unit(\"mv\")] int [|B|]", "[Unit(\"%\")] int A, [Unit(\"mV\")] int B")]
    public Task It_takes_the_nearest_unit(string member, string repaired) =>
        FixTest<UnknownUnitAnalyzer, UnitFix>.MakesAsync(
            $"[Telemetry(1)] public partial record R({member});", $"[Telemetry(1)] public partial record R({repaired});");

    [Fact]
    public Task It_offers_nothing_when_nothing_is_near() =>
        FixTest<UnknownUnitAnalyzer, UnitFix>.OffersNothingAsync(
            "[Telemetry(1)] public partial record R([Unit(\"smoots per fortnight\")] int [|A|]);");
}
