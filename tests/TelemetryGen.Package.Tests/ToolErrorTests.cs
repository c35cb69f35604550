namespace TelemetryGen.Package.Tests;

/// <summary>What a build says when the tool cannot do its part.</summary>
public class ToolErrorTests(PackageFeed feed)
{
    [Fact]
    public async Task Errors_of_the_tool_have_file_and_line_and_say_it_once()
    {
        using var consumer = new Consumer(feed, targets: "cobol");

        var run = await consumer.TryBuildAsync();

        Assert.Equal(1, run.ExitCode);
        Assert.Contains($"{consumer.File("Contracts.csproj")}(4,5): error TLG9002: Unknown target 'cobol'. Known targets: ", run.Output,
            StringComparison.Ordinal);
        Assert.Contains("1 Error(s)", (await consumer.TryBuildAsync("-v:n")).Output, StringComparison.Ordinal);

        // A tool that does not run is an error too.
        run = await consumer.TryBuildAsync("-p:TelemetryGenToolPath=nowhere.dll");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("error TLG9000: telemetrygen ended with exit code 1: ", run.Output, StringComparison.Ordinal);

        // A field is named at its line of C#.
        consumer.WriteProject(feed, "sbe");
        consumer.WriteSchema(
            "<telemetrySchema name='S' id='1' version='1' xmlns='urn:telemetrygen:schema:1'><message name='M' id='1'><integer "
                + "name='Größe' type='int8'/></message></telemetrySchema>",
            "public record M(\n    sbyte Größe);\n");
        run = await consumer.TryBuildAsync();
        Assert.Contains($"{consumer.File("Schema.cs")}(5,5): error TLG9003: Target sbe: M.Größe: it has no name in SBE: 'Größe'",
            run.Output, StringComparison.Ordinal);
    }
}
