using Microsoft.CodeAnalysis.CSharp;
using TelemetryGen.NanoFramework.Tests.Api;
using TelemetryGen.NanoFramework.Tests.Compiling;

namespace TelemetryGen.NanoFramework.Tests.Seeds;

/// <summary>Code that compiles and that a device must never get.</summary>
/// <param name="Name">What is wrong with it.</param>
/// <param name="Source">The C# that has it.</param>
/// <param name="Finding">What the walk must say of it, word for word.</param>
public sealed record Seed(string Name, string Source, string Finding)
{
    /// <summary>The language it takes; a device project takes C# 7.3.</summary>
    public LanguageVersion Language { get; init; } = LanguageVersion.CSharp7_3;

    /// <summary>A type of a listing with its members, which the device does not have, so that the source compiles.</summary>
    public string Absent { get; init; } = "";

    public override string ToString() => Name;

    /// <summary>The source, compiled.</summary>
    public DeviceImage Compile() =>
        new DeviceCompiler { Language = Language, AllowUnsafe = true, Listing = Listing() }.Compile(new DeviceSource("Seed.cs", Source));

    // A type that the device has gets the members on top of its own; another one joins the core library, where the compiler looks for its
    // own.
    private ApiListing Listing()
    {
        if (Absent.Length == 0)
        {
            return ApiListing.Device;
        }
        var device = ApiListing.DeviceText();
        var type = Absent.Split('\n')[0] + "\n";
        const string Core = "assembly mscorlib\n";
        return ApiListing.Parse(device.Contains(type, StringComparison.Ordinal)
            ? device.Replace(type, Absent + "\n", StringComparison.Ordinal)
            : device.Replace(Core, Core + Absent + "\n", StringComparison.Ordinal));
    }
}
