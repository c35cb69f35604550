using System.Reflection;
using TelemetryGen.NanoFramework.Tests.Api;
using TelemetryGen.NanoFramework.Tests.Reference;

namespace TelemetryGen.NanoFramework.Tests;

/// <summary>Holds the listing, and what is guessed beyond it, to the device's real core library.</summary>
public class CoreLibraryTests
{
    private static readonly byte[] Real = File.ReadAllBytes(
        Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>().Single(m => m.Key == "CoreLibrary").Value!);

    private static readonly byte[] Written = ReferenceAssembly.Write(ApiListing.Device, "mscorlib");

    [Fact]
    public void The_core_library_has_every_listed_type_and_member()
    {
        var real = ReferenceText.Read(Real);

        var absent = from type in ReferenceText.Read(Written)
                     from member in type.Value
                     where !real.TryGetValue(type.Key, out var members) || !members.Contains(member)
                     select $"{type.Key}: {member}";
        Assert.Empty(absent);
    }

    [Fact]
    public void Nothing_is_allowed_beyond_the_listing_that_the_core_library_does_not_allow() =>
        Assert.Empty(ReferenceText.ReadPermissions(Written).Except(ReferenceText.ReadPermissions(Real)));
}
