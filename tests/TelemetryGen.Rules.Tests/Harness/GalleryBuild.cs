using System.Text.Json;
using TelemetryGen.Testing;

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
            var build = await Dotnet.RunAsync(
                folder, "build", project, "-nologo", $"-p:BaseIntermediateOutputPath={folder}/obj/", "-o", $"{folder}/bin",
                $"-p:TelemetryGenLibrary={AppContext.BaseDirectory}", $"-p:TelemetryGenRules={AppContext.BaseDirectory}",
                $"-p:ErrorLog={log}%2cversion=2.1");
            Assert.True(File.Exists(log), build.Output);
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
}
