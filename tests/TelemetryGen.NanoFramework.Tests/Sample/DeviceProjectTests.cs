using System.Reflection.Metadata;
using System.Xml.Linq;
using TelemetryGen.NanoFramework.Tests.Api;
using TelemetryGen.NanoFramework.Tests.Compiling;
using TelemetryGen.NanoFramework.Tests.Walk;

namespace TelemetryGen.NanoFramework.Tests.Sample;

/// <summary>What can be checked of the device's project without Visual Studio and a board.</summary>
public class DeviceProjectTests
{
    // What runs once, at start: ConnectDhcp takes its token by value.
    private static readonly HashSet<string> AtStart =
        ["Acme.Greenhouse.Firmware.Program", "Acme.Greenhouse.Firmware.Hub", "Acme.Greenhouse.Firmware.WiFi",
            "Acme.Greenhouse.Firmware.Tokens", "Acme.Greenhouse.Firmware.DeviceSettings"];

    [Fact]
    public void It_is_a_project_of_nanoFramework_in_C_sharp() =>
        Assert.Equal(
            "{11A8DD76-328B-46DF-9F39-F559912D0360};{FAE04EC0-301F-11D3-BF4B-00C04F79EFBC}",
            DeviceProject.Elements("ProjectTypeGuids").Single().Value);

    [Fact]
    public void Every_file_that_it_names_exists() =>
        Assert.All(DeviceProject.Items("Compile").Concat(DeviceProject.Items("None")),
            i => Assert.True(File.Exists(DeviceProject.PathOf(i)), $"{i} is missing"));

    [Fact]
    public void It_compiles_every_source_of_its_folder()
    {
        var sources = Directory.EnumerateFiles(DeviceProject.Folder, "*.cs", SearchOption.AllDirectories).Where(f => !IsBuilt(f));
        var compiled = DeviceProject.Items("Compile").Where(i => !i.StartsWith("..", StringComparison.Ordinal))
            .Select(DeviceProject.PathOf);

        Assert.Equal(sources.Order(), compiled.Order());
    }

    [Fact]
    public void It_links_every_generated_file_but_the_setters_in_units()
    {
        var linked = DeviceProject.Items("Compile").Where(i => i.StartsWith("..", StringComparison.Ordinal))
            .Select(i => i.Replace('\\', '/'));
        var generated = EmittedSchemas.FilesOf(EmittedSchemas.All["Greenhouse/Contracts"]).Select(f => "../Contracts/generated/" + f.Path);

        Assert.Equal(generated.Where(f => !f.Contains("Units", StringComparison.Ordinal)).Order(), linked.Order());
    }

    [Fact]
    public void A_linked_file_is_shown_under_Generated()
    {
        const string Folder = @"..\Contracts\generated\nanoframework\";

        Assert.All(DeviceProject.Elements("Compile").Where(c => c.HasElements), c =>
        {
            var file = c.Attribute("Include")!.Value;
            Assert.StartsWith(Folder, file, StringComparison.Ordinal);
            Assert.Equal(@"Generated\" + file[Folder.Length..], c.Elements().Single().Value);
        });
    }

    [Fact]
    public void Package_versions_are_those_of_the_central_list()
    {
        var central = DeviceProject.CentralVersions.Elements("ItemGroup").Single(g => g.Attribute("Label")?.Value == "nanoFramework")
            .Elements().Select(p => $"{p.Attribute("Include")!.Value} {p.Attribute("Version")!.Value}").ToList();

        Assert.Equal(central, DeviceProject.Packages.Elements().Select(p => $"{p.Attribute("id")!.Value} {p.Attribute("version")!.Value}"));
        Assert.Equal(central.Order(), DeviceProject.Elements("Reference").Select(PackageOf).Order());
    }

    [Fact]
    public void A_reference_is_to_a_listed_library_of_its_package() =>
        Assert.All(DeviceProject.Elements("Reference"), r =>
        {
            var name = r.Attribute("Include")!.Value;
            Assert.Contains(name, ApiListing.Device.Assemblies);
            Assert.EndsWith($@"\lib\{name}.dll", HintPath(r), StringComparison.Ordinal);
        });

    [Fact]
    public void It_compiles_and_refers_to_no_library_that_the_project_leaves_out()
    {
        using var assembly = new DeviceAssembly(new DeviceCompiler().Compile(DeviceProject.Sources()));
        var used = assembly.Metadata.AssemblyReferences.Select(
            r => assembly.Metadata.GetString(assembly.Metadata.GetAssemblyReference(r).Name));

        Assert.Empty(used.Except(DeviceProject.Items("Reference")));
    }

    [Fact]
    public void A_device_can_run_it() =>
        Assert.Empty(SeldomMethods.Without(
            DeviceWalk.Check(new DeviceCompiler().Compile(DeviceProject.Sources()), runsOnce: m => AtStart.Contains(m.Type.Name))));

    [Fact]
    public void The_example_of_settings_holds_no_secret()
    {
        var filled = File.ReadLines(Path.Combine(DeviceProject.Folder, "settings.example.txt"))
            .Where(l => l.Length > 0 && l[0] != '#' && !l.EndsWith('='));

        Assert.Equal(["port=443", "hub=weather", "device=greenhouse-1", @"authority=I:\ca.pem", "tokenPort=443"], filled);
    }

    // packages\nanoFramework.System.Net.1.11.60\lib\System.Net.dll
    private static string PackageOf(XElement reference)
    {
        var parts = HintPath(reference).Split('\\')[1].Split('.');
        return $"{string.Join('.', parts[..^3])} {string.Join('.', parts[^3..])}";
    }

    private static string HintPath(XElement reference) => reference.Element(reference.Name.Namespace + "HintPath")!.Value;

    private static bool IsBuilt(string path) =>
        path.Contains("/obj/", StringComparison.Ordinal) || path.Contains("/bin/", StringComparison.Ordinal);
}
