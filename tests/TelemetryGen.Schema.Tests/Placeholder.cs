namespace TelemetryGen.Schema.Tests;
public class Placeholder { [Fact] public void True_is_true() => Assert.Equal(1, 1); }
