using System.Reflection;
using System.Xml.Linq;
using TelemetryGen.NanoFramework.Tests.Compiling;

namespace TelemetryGen.NanoFramework.Tests.Sample;

/// <summary>samples/Greenhouse/Device as its files are.</summary>
internal static class DeviceProject
{
    private static readonly string Repository =
        Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>().Single(m => m.Key == "Repository").Value!;

    public static string Folder { get; } = Path.Combine(Repository, "samples", "Greenhouse", "Device");

    public static XElement Project { get; } = XElement.Load(Path.Combine(Folder, "Device.nfproj"));

    public static XElement Packages { get; } = XElement.Load(Path.Combine(Folder, "packages.config"));

    /// <summary>The repository's list of versions.</summary>
    public static XElement CentralVersions { get; } = XElement.Load(Path.Combine(Repository, "Directory.Packages.props"));

    /// <summary>The items of that name, as the project writes them.</summary>
    public static IReadOnlyList<string> Items(string name) => [.. Elements(name).Select(e => e.Attribute("Include")!.Value)];

    public static IEnumerable<XElement> Elements(string name) => Project.Descendants(Project.Name.Namespace + name);

    /// <summary>Where an item's file is on this machine.</summary>
    public static string PathOf(string item) => Path.GetFullPath(Path.Combine(Folder, item.Replace('\\', Path.DirectorySeparatorChar)));

    /// <summary>All that the project compiles, generated files too.</summary>
    public static IReadOnlyList<DeviceSource> Sources() =>
        [.. Items("Compile").Select(i => new DeviceSource(i, File.ReadAllText(PathOf(i))))];
}
