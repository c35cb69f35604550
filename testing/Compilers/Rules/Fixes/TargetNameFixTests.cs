using Test = TelemetryGen.Rules.Tests.Harness.FixTest<
    TelemetryGen.Generator.Analyzers.Boards.ReservedNameAnalyzer,
    TelemetryGen.CodeFixes.TargetNameFix>;

namespace TelemetryGen.Rules.Tests.Fixes;

[Trait("Kind", "Slow")]
public class TargetNameFixTests
{
    private const string Boards = "build_property._TelemetryGenTargets = micropython,nanoframework";

    [Theory]
    [InlineData("int [|Class|]", "[TargetName(\"ClassValue\")] int Class")]
    [InlineData("int [|From|]", "[TargetName(\"FromValue\")] int From")]
    [InlineData("int VentOpen, int [|Vent_Open|]", "int VentOpen, [TargetName(\"Vent_OpenValue\")] int Vent_Open")]
    [InlineData("[TargetName(\"Return\")] int [|Back|]", "[TargetName(\"BackValue\")] int Back")]
    [InlineData("int [|@event|]", "[TargetName(\"eventValue\")] int @event")]
    [InlineData("P A); public record P(int [|Lambda|]", "P A); public record P([TargetName(\"LambdaValue\")] int Lambda")]
    public Task It_gives_another_name(string member, string repaired) =>
        Test.MakesAsync($"[Telemetry(1)] public partial record R({member});", $"[Telemetry(1)] public partial record R({repaired});",
            properties: Boards);

    [Theory]
    [InlineData("int Class", "build_property._TelemetryGenTargets = sbe")]
    [InlineData("int Class", "")]
    [InlineData("[Reserved] int? Class", Boards)]
    [InlineData("int Level", Boards)]
    public Task A_name_that_no_target_reserves_may_stay(string member, string properties) =>
        Test.OffersNothingAsync($"[Telemetry(1)] public partial record R({member});", properties);

    [Fact]
    public Task It_offers_nothing_for_the_name_of_a_generated_member() =>
        Test.OffersNothingAsync("[Telemetry(1)] public partial record R(int [|TemplateId|]);");
}
