using System.Reflection;
using global::Conformance;

namespace TelemetryGen.Conformance.Queues;

/// <summary>A handler of every record, which keeps them in the order in which they came.</summary>
public class Collector : DispatchProxy
{
    internal List<object> Records { get; } = [];

    /// <summary>The records that the generated dispatcher gives for those events.</summary>
    internal static List<object> RecordsOf(IEnumerable<byte[]> events)
    {
        var handler = Create<IConformanceHandler, Collector>();
        Assert.All(events, body => Assert.True(ConformanceDispatcher.TryDispatch(body, handler, out var outcome), outcome.ToString()));
        return ((Collector)handler).Records;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        Records.Add(args![0]!);
        return null;
    }
}
