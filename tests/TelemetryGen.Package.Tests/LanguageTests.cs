using TelemetryGen.Testing;

namespace TelemetryGen.Package.Tests;

/// <summary>Projects of languages that nothing is generated for.</summary>
public class LanguageTests(PackageFeed feed)
{
    [Theory]
    [InlineData("fsproj", "F#")]
    [InlineData("vbproj", "VB")]
    public async Task They_are_refused_with_one_line(string extension, string language)
    {
        using var consumer = new Consumer(feed);
        consumer.Write($"Contracts.{extension}", File.ReadAllText(consumer.File("Contracts.csproj")));
        File.Delete(consumer.File("Contracts.csproj"));

        var run = await consumer.TryBuildAsync();

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(
            $"{consumer.File($"Contracts.{extension}")} : error TLG9007: TelemetryGen generates C#, and this project is in {language}. Put "
                + "the records into a C# project that refers to TelemetryGen, and refer to that project from this one.",
            run.Output, StringComparison.Ordinal);
        Assert.Contains("    1 Error(s)", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_refers_to_a_project_with_records_is_built()
    {
        using var consumer = new Consumer(
            feed, "", "<TelemetryGenLock>none</TelemetryGenLock><Nullable>enable</Nullable>", "contracts",
            ("Climate.cs", RecordConsumer.Record));
        Directory.CreateDirectory(consumer.File("../reader"));
        consumer.Write("../reader/Reader.vb", """
            Public Module Reader
                Public Function LongestOf() As Integer
                    Return Acme.Greenhouse.Climate.MaxPayloadBytes
                End Function
            End Module
            """);
        consumer.Write("../reader/Reader.vbproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
              <ItemGroup><ProjectReference Include="../contracts/Contracts.csproj" /></ItemGroup>
            </Project>
            """);
        consumer.Write("../reader/nuget.config", feed.NugetConfig());

        var run = await Dotnet.SucceedAsync(consumer.File("../reader"), "build", "-v:m");
        Assert.Contains("0 Warning(s)", run.Output, StringComparison.Ordinal);
    }
}
