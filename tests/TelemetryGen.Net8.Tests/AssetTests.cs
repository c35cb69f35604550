using System.Reflection;
using System.Runtime.Versioning;

namespace TelemetryGen.Net8.Tests;

/// <summary>The tests of this project run what a program for .NET 8 gets, not what lies beside it for .NET 10.</summary>
public class AssetTests
{
    public static TheoryData<string> Assemblies =>
    [
        "TelemetryGen", "TelemetryGen.EventHubs", "TelemetryGen.Json", "TelemetryGen.Server", "TelemetryGen.Server.DuckDb",
        "TelemetryGen.Server.Kafka", "TelemetryGen.Conformance.Contracts", "TelemetryGen.Conformance.Oracles", "Greenhouse.Contracts",
        "TelemetryGen.Net8.Tests",
    ];

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void The_assembly_is_for_net_8(string name)
    {
        var assembly = Assembly.Load(name);

        Assert.Equal(".NETCoreApp,Version=v8.0", assembly.GetCustomAttribute<TargetFrameworkAttribute>()!.FrameworkName);
    }

    [Fact]
    public void Nothing_refers_to_a_newer_runtime()
    {
        foreach (var name in Assemblies.Select(row => row.Data))
        {
            Assert.All(Assembly.Load(name).GetReferencedAssemblies().Where(r => r.Name == "System.Runtime"),
                reference => Assert.Equal(new Version(8, 0, 0, 0), reference.Version));
        }
    }
}
