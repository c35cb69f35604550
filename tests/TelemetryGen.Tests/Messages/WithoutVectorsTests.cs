using TelemetryGen.Testing;

namespace TelemetryGen.Tests.Messages;

/// <summary>What uses vectors of the processor gives the same without them.</summary>
[Trait("Kind", "Device")]
public sealed class WithoutVectorsTests
{
    [Theory]
    [InlineData(typeof(ShortTextTests))]
    [InlineData(typeof(DecimalStepsTests))]
    [InlineData(typeof(FieldRangesTests))]
    [InlineData(typeof(BlockVectorsTests))]
#if NET9_0_OR_GREATER
    [InlineData(typeof(Polyfills.Net8VectorsTests))]
#endif
    public void Results_are_the_same(Type tests)
    {
        var (exitCode, output) = WithoutVectors.Run(tests.Assembly, tests.FullName!);

        Assert.True(exitCode == 0, output);
        Assert.DoesNotContain("Total: 0", output, StringComparison.Ordinal);
    }
}
