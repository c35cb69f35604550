using System.Reflection;
using System.Xml.Linq;
using TelemetryGen;

namespace Acme.Greenhouse.Tests;

/// <summary>The lock of the sample's contracts: a lock that lags only warns in the build, so it is held to them here.</summary>
public class LockTests
{
    [Fact]
    public void The_lock_says_what_the_contracts_say()
    {
        var file = typeof(LockTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "Lock").Value!;
        var contracts = typeof(Climate).Assembly.GetCustomAttribute<TelemetrySchemaDocumentAttribute>()!.Xml;

        Assert.Equal(XElement.Parse(contracts).ToString(), XElement.Load(file).ToString());
    }
}
