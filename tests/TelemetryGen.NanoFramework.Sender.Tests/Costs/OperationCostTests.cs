using TelemetryGen.NanoFramework.Counting;

namespace TelemetryGen.NanoFramework.Sender.Tests.Costs;

/// <summary>
/// What whole operations cost on a board that interprets IL, in their steady state. Calls of the class library are one instruction each;
/// its managed code is some 5 % more.
/// </summary>
public class OperationCostTests
{
    private static readonly CountedContext Device = new(typeof(OperationCostTests).Assembly, typeof(Board).Assembly, IsDevice);

    [Theory]
    [InlineData(nameof(Operations.AppendToFlash), 840)]
    [InlineData(nameof(Operations.SendToFlash), 1320)]
    [InlineData(nameof(Operations.SendToRing), 700)]
    [InlineData(nameof(Operations.PumpTwentyFromFlash), 20 * 1850)]
    [InlineData(nameof(Operations.Post), 4700)]
    [InlineData(nameof(Operations.PostRecord), 4900)]
    public void An_operation_makes_no_object_and_takes_few_instructions(string operation, int most)
    {
        var cost = Device.Run(typeof(Operations), operation);

        TestContext.Current.SendDiagnosticMessage($"{operation}: {cost}");
        Assert.Equal(0, cost.Objects);
        Assert.InRange(cost.Instructions, most / 2, most);
    }

    [Fact]
    public void Objects_of_an_operation_are_seen_by_the_counter() =>
        Assert.InRange(Device.Run(typeof(Operations), nameof(Operations.NewToken)).Objects, 10, 100);

    // What is under these names stands in for the class library.
    private static bool IsDevice(string name) =>
        name != "TelemetryGen.NanoFramework" && !name.StartsWith("System", StringComparison.Ordinal)
            && !name.StartsWith("nanoFramework", StringComparison.Ordinal);
}
