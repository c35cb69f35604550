using System.Diagnostics;
using System.Runtime.CompilerServices;
using TelemetryGen.Schema;
using TelemetryGen.Targets;
using TelemetryGen.Testing;

namespace TelemetryGen.Cli.Tests;

/// <summary>Ajv, which holds numbers as doubles, with the JSON Schema that the target emits.</summary>
internal static class JsonSchemaValidator
{
    /// <summary>For each line "ok", or what is wrong with it.</summary>
    public static async Task<string[]> OfAsync(SchemaSpec schema, params string[] lines)
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("schema.json", Assert.Single(TargetRegistry.Find("jsonschema")!.Emit(schema)).Text);
        var start = new ProcessStartInfo("node", [Script(), file])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.StandardInput.WriteAsync(string.Join('\n', lines));
        process.StandardInput.Close();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal((0, ""), (process.ExitCode, await error));
        return (await output).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static string Script([CallerFilePath] string file = "") => Path.Combine(Path.GetDirectoryName(file)!, "ajv", "validate.mjs");
}
