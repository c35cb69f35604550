using System.Reflection;
using System.Reflection.Emit;
using TelemetryGen.Testing;
using TelemetryGen.Testing.Samples;

namespace TelemetryGen.Cli.Tests;

/// <summary>Files with a schema in them, for a test's folder.</summary>
internal static class SchemaFiles
{
    /// <summary>A schema document of the samples.</summary>
    public static string Sample(this TemporaryFolder folder, string name = "greenhouse.xml") =>
        folder.Write(name, SampleSchemas.Text(name));

    /// <summary>An assembly with nothing in it but a schema document; with null, not even that.</summary>
    public static string Assembly(this TemporaryFolder folder, string? xml, string name = "Contracts")
    {
        var builder = new PersistedAssemblyBuilder(new(name), typeof(object).Assembly);
        builder.DefineDynamicModule(name);
        if (xml is not null)
        {
            builder.SetCustomAttribute(
                new CustomAttributeBuilder(typeof(TelemetrySchemaDocumentAttribute).GetConstructor([typeof(string)])!, [xml]));
        }

        builder.Save(folder.File(name + ".dll"));
        return folder.File(name + ".dll");
    }
}
