using TelemetryGen.CodeFixes;
using TelemetryGen.Generator.Analyzers.Records;

namespace TelemetryGen.Rules.Tests.Fixes;

[Trait("Kind", "Slow")]
public class FreeIdFixTests
{
    [Fact]
    public Task It_gives_each_second_message_an_id_above_all_others() => FixTest<DuplicateMessageAnalyzer, FreeIdFix>.MakesAsync(
        "[Telemetry(1)] public partial record A(int X); [Telemetry(1)] public partial record [|B|](int X); [Telemetry(id: 1)] public "
            + "partial record [|C|](int X); [Telemetry(5)] public partial record D(int X);",
        "[Telemetry(1)] public partial record A(int X); [Telemetry(6)] public partial record B(int X); [Telemetry(id: 7)] public partial "
            + "record C(int X); [Telemetry(5)] public partial record D(int X);");

    [Fact]
    public Task It_gives_an_id_that_a_header_carries() => FixTest<MessageIdAnalyzer, FreeIdFix>.MakesAsync(
        "[Telemetry(0x8001, MaxPayloadBytes = 99)] public partial record [|A|](int X); [Telemetry(3)] public partial record B(int X);",
        "[Telemetry(4, MaxPayloadBytes = 99)] public partial record A(int X); [Telemetry(3)] public partial record B(int X);");

    [Fact]
    public Task It_offers_nothing_when_the_last_id_is_taken() => FixTest<DuplicateMessageAnalyzer, FreeIdFix>.OffersNothingAsync(
        "[Telemetry(32767)] public partial record A(int X); [Telemetry(32767)] public partial record [|B|](int X);");

    [Fact]
    public Task It_offers_nothing_for_two_messages_of_one_name() => FixTest<DuplicateMessageAnalyzer, FreeIdFix>.OffersNothingAsync(
        "[Telemetry(1)] public partial record A(int X); public partial class Outer { [Telemetry(2)] public partial record [|A|](int X); }");
}
