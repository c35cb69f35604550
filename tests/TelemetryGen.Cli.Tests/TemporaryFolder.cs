using System.Reflection;
using System.Reflection.Emit;
using TelemetryGen.Testing.Samples;

namespace TelemetryGen.Cli.Tests;

/// <summary>A folder that goes with its test, and assemblies with a schema in it.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("telemetrygen-test-").FullName;

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public string Write(string name, string text)
    {
        System.IO.File.WriteAllText(File(name), text);
        return File(name);
    }

    /// <summary>A schema document of the samples.</summary>
    public string Sample(string name = "greenhouse.xml") => Write(name, SampleSchemas.Text(name));

    /// <summary>An assembly with nothing in it but a schema document; with null, not even that.</summary>
    public string Assembly(string? xml, string name = "Contracts")
    {
        var builder = new PersistedAssemblyBuilder(new(name), typeof(object).Assembly);
        builder.DefineDynamicModule(name);
        if (xml is not null)
        {
            builder.SetCustomAttribute(new CustomAttributeBuilder(typeof(TelemetrySchemaDocumentAttribute).GetConstructor([typeof(string)])!, [xml]));
        }

        builder.Save(File(name + ".dll"));
        return File(name + ".dll");
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
