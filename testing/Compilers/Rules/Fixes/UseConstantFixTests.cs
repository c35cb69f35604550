using Test = TelemetryGen.Rules.Tests.Harness.FixTest<
    TelemetryGen.Generator.Analyzers.Programs.SmallBufferAnalyzer,
    TelemetryGen.CodeFixes.UseConstantFix>;

namespace TelemetryGen.Rules.Tests.Fixes;

[Trait("Kind", "Slow")]
public class UseConstantFixTests
{
    [Theory]
    [InlineData("r.Write([|new byte[11]|]);", "r.Write(new byte[R.MaxPayloadBytes]);")]
    [InlineData("r.TryWrite([|stackalloc byte[8]|], out _, out _);", "r.TryWrite(stackalloc byte[R.MaxPayloadBytes], out _, out _);")]
    [InlineData("Span<byte> b = stackalloc byte[8]; r.Write([|b|]);", "Span<byte> b = stackalloc byte[R.MaxPayloadBytes]; r.Write(b);")]
    [InlineData("const int Size = 10; var b = new byte[Size]; r.Write([|b|]);",
        "const int Size = 10; var b = new byte[R.MaxPayloadBytes]; r.Write(b);")]
    [InlineData("r.Write(Small);", "r.Write(Small);")]
    [InlineData("r.Write(new byte[12]);", "r.Write(new byte[12]);")]
    [InlineData("r.Write(new byte[R.MaxPayloadBytes]);", "r.Write(new byte[R.MaxPayloadBytes]);")]
    [InlineData("var b = new byte[4]; b = new byte[99]; r.Write(b);", "var b = new byte[4]; b = new byte[99]; r.Write(b);")]
    [InlineData("var b = new byte[4]; System.IO.Stream.Null.Write(b);", "var b = new byte[4]; System.IO.Stream.Null.Write(b);")]
    public Task It_takes_the_constant(string statement, string repaired) => Test.MakesAsync(Program(statement), Program(repaired));

    [Fact]
    public Task It_takes_the_constant_where_a_field_is_made() => Test.MakesAsync(
        "[Telemetry(1)] public partial record R(int A); class Sender { readonly byte[] _buffer = new byte[8]; void Send(R r) { "
            + "r.Write([|_buffer|]); } }",
        "[Telemetry(1)] public partial record R(int A); class Sender { readonly byte[] _buffer = new byte[R.MaxPayloadBytes]; void Send(R "
            + "r) { r.Write(_buffer); } }");

    private static string Program(string statement) =>
        $$"""[Telemetry(1)] public partial record struct R(int A); static class Program { static byte[] Small = new byte[4]; static void Send(R r) { {{statement}} } }""";
}
