using TelemetryGen.NanoFramework.Tests.Api;
using TelemetryGen.NanoFramework.Tests.Compiling;
using TelemetryGen.NanoFramework.Tests.Reference;

namespace TelemetryGen.NanoFramework.Tests;

public class ReferenceTests
{
    public static TheoryData<string> Assemblies => [.. ApiListing.Device.Assemblies];

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void A_reference_assembly_has_exactly_the_listed_types_and_members(string assembly)
    {
        var written = ReferenceText.Read(ReferenceAssembly.Write(ApiListing.Device, assembly));
        var listed = ApiListing.Device.Types.Where(t => t.Assembly == assembly && !t.IsGeneric).ToList();

        Assert.Equal(listed.Select(t => t.Name).Order(), written.Keys.Order());
        foreach (var type in listed)
        {
            var expected = type.Members.Where(m => m.Type != "System.Uri+Flags").Select(m => m.Text).Order();
            Assert.Equal(expected, written[type.Name].Order());
        }
    }

    [Fact]
    public void The_listing_names_every_type_that_its_members_use_but_one()
    {
        var unknown = from type in ApiListing.Device.Types
                      where !type.IsGeneric
                      from member in type.Members
                      from name in member.Parameters.Append(member.Type)
                      let element = name.TrimEnd('&', '[', ']')
                      where ApiListing.Device.Find(element) is null
                      select $"{type.Name}: {member.Text}";

        Assert.Equal(["System.Uri: field System.Uri+Flags _Flags"], unknown);
    }

    [Theory]
    [InlineData("new System.Collections.Generic.List<int>()", "CS0234")]
    [InlineData("new System.IO.FileStream(\"a\", System.IO.FileMode.Open).Flush(true)", "CS1501")]
    [InlineData("new System.IO.Stream()", "CS0144")]
    [InlineData("new object().MemberwiseClone()", "CS1540")]
    [InlineData("System.BitConverter.TryWriteBytes(null, 1)", "CS0117")]
    public void What_the_device_does_not_have_does_not_compile(string expression, string error)
    {
        var source = new DeviceSource("A.cs", $"class A {{ object B() {{ return {expression}; }} }}");

        Assert.Contains(
            error, Assert.Throws<DeviceCompilationException>(() => new DeviceCompiler().Compile(source)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parameters_have_the_names_and_defaults_of_the_documentation()
    {
        const string Source =
            "class A { bool B() { return nanoFramework.Networking.WifiNetworkHelper.ConnectDhcp(\"net\", \"secret\", requiresDateTime: "
                + "true); } }";

        Assert.NotEmpty(new DeviceCompiler().Compile(new DeviceSource("A.cs", Source)).Assembly);
    }

    [Fact]
    public void What_the_device_has_compiles() =>
        Assert.NotEmpty(new DeviceCompiler().Compile(new DeviceSource("Sender.cs", DeviceSources.Sender)).Assembly);
}
