using TelemetryGen.NanoFramework.Tests.Compiling;
using TelemetryGen.Schema;
using TelemetryGen.Testing.Samples;

namespace TelemetryGen.NanoFramework.Tests;

/// <summary>
/// Names that are legal in C# and mean something on a device: what the target takes compiles there, sender and store included.
/// </summary>
public class NastyNameTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 12)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void What_the_target_takes_compiles(int seed)
    {
        var accepted = 0;
        foreach (var number in Enumerable.Range(seed * 1000, 12))
        {
            var schema = NastySchemas.Of(number, oneIn: 5);
            if (TargetNames.GetClashes("nanoframework", schema).Any(c => !c.IsEvaded))
            {
                continue;
            }

            accepted++;
            try
            {
                new DeviceCompiler().Compile(EmittedSchemas.FilesOf(schema));
            }
            catch (DeviceCompilationException error)
            {
                throw new InvalidOperationException($"Schema {number}: {error.Message}\n{SchemaDocument.ToXml(schema)}", error);
            }
        }

        Assert.True(accepted >= 2, $"{accepted} were accepted.");
    }
}
