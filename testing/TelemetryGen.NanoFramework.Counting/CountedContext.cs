using System.Reflection;
using System.Runtime.Loader;

namespace TelemetryGen.NanoFramework.Counting;

/// <summary>Runs methods of a test assembly over a counted copy of the assembly with the device code.</summary>
public sealed class CountedContext : AssemblyLoadContext
{
    private readonly Assembly _tests;
    private readonly Assembly _device;

    /// <param name="tests">The test assembly: a second copy of it is loaded, whose device code is the counted one.</param>
    /// <param name="device">The assembly with the device code, as it was built.</param>
    /// <param name="isDevice">Tells device code from stand-ins for the class library by the namespace.</param>
    public CountedContext(Assembly tests, Assembly device, Func<string, bool> isDevice)
    {
        _device = LoadFromStream(new MemoryStream(Counted.Copy(File.ReadAllBytes(device.Location), isDevice)));
        _tests = LoadFromAssemblyPath(tests.Location);
    }

    /// <summary>Calls a static method without parameters, which returns what it measured.</summary>
    public Cost Run(Type type, string method) => (Cost)_tests.GetType(type.FullName!, throwOnError: true)!
        .GetMethod(method, BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static)!.Invoke(null, null)!;

    protected override Assembly? Load(AssemblyName assemblyName) => assemblyName.Name == _device.GetName().Name ? _device : null;
}
