using System.Diagnostics;
using System.Text.Json;

namespace TelemetryGen.Rules.Tests.Harness;

/// <summary>
/// <c>dotnet build</c> of a gallery project with the analyzers beside these tests; what it says comes from the compiler's SARIF log.
/// </summary>
internal static class GalleryBuild
{
    public static async Task<Said[]> RunAsync(string project)
    {
        var folder = Directory.CreateTempSubdirectory("telemetrygen-gallery-").FullName;
        try
        {
            var log = Path.Combine(folder, "log.sarif");
            var output = await RunAsync(
                "build", project, "-nologo", "-nodeReuse:false", $"-p:BaseIntermediateOutputPath={folder}/obj/", "-o", $"{folder}/bin",
                $"-p:TelemetryGenLibrary={AppContext.BaseDirectory}", $"-p:TelemetryGenRules={AppContext.BaseDirectory}",
                $"-p:ErrorLog={log}%2cversion=2.1");
            Assert.True(File.Exists(log), output);
            using var sarif = JsonDocument.Parse(await File.ReadAllBytesAsync(log));
            return [.. sarif.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray().Select(ToSaid).Distinct()];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // Two sentences about one place are one entry of the gallery.
    private static Said ToSaid(JsonElement result)
    {
        var rule = result.GetProperty("ruleId").GetString()!;
        var level = result.TryGetProperty("level", out var text) ? text.GetString()! : "warning";
        if (!result.TryGetProperty("locations", out var locations) || locations.GetArrayLength() == 0)
        {
            return new("", 0, rule, level);
        }

        var place = locations[0].GetProperty("physicalLocation");
        return new(
            Path.GetFileName(new Uri(place.GetProperty("artifactLocation").GetProperty("uri").GetString()!).LocalPath),
            place.GetProperty("region").GetProperty("startLine").GetInt32(), rule, level);
    }

    private static async Task<string> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return output + await error;
    }
}
