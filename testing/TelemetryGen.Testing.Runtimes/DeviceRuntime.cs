using TelemetryGen.Simulator;

namespace TelemetryGen.Testing.Runtimes;

/// <summary>A Python that runs the device modules.</summary>
public abstract class DeviceRuntime
{
    /// <summary>How long a scenario may take: half a minute, for those that do thousands of things more.</summary>
    protected TimeSpan Timeout { get; private set; } = TimeSpan.FromSeconds(30);

    /// <summary>The names of all runtimes, for theories.</summary>
    public static TheoryData<string> All => UnixMicroPythonRuntime.Program is null
        ? new("MicroPython", "CPython")
        : new("MicroPython", "CPython", "unix port");

    /// <summary>Real MicroPython is always there; CPython is skipped where it is missing, but never in CI.</summary>
    public static DeviceRuntime Get(string name, int minutes)
    {
        var runtime = Get(name);
        runtime.Timeout = TimeSpan.FromMinutes(minutes);
        return runtime;
    }

    /// <inheritdoc cref="Get(string, int)"/>
    public static DeviceRuntime Get(string name)
    {
        if (name == "MicroPython")
        {
            return new MicroPythonRuntime();
        }

        if (name == "unix port")
        {
            return new UnixMicroPythonRuntime();
        }

        if (!CPythonRuntime.IsInstalled && Environment.GetEnvironmentVariable("CI") != "true")
        {
            Assert.Skip("python3 is not installed: the device modules were not run on CPython.");
        }

        return new CPythonRuntime();
    }

    /// <summary>Runs a scenario and returns the lines it printed; a traceback fails the test.</summary>
    public async Task<string[]> RunAsync(
        string source, Dictionary<string, object?>? settings = null, Dictionary<string, byte[]>? files = null)
    {
        using var folder = new TemporaryFolder();
        foreach (var (name, text) in SampleRecords.Modules)
        {
            folder.Write(name, text);
        }

        foreach (var (name, bytes) in files ?? [])
        {
            await File.WriteAllBytesAsync(folder.File(name), bytes);
        }

        var result = await RunInAsync(folder.Path, source, settings ?? []);
        Assert.True(result.ExitCode == 0, result.Output + result.Error);
        return result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>Where the shipped modules are.</summary>
    protected static string Modules => Path.Combine(AppContext.BaseDirectory, "device");

    /// <summary>Where the helpers of the scenarios are.</summary>
    protected static string Scenarios => Path.Combine(AppContext.BaseDirectory, "Scenarios");

    protected abstract Task<MicroPythonResult> RunInAsync(string folder, string source, Dictionary<string, object?> settings);
}
