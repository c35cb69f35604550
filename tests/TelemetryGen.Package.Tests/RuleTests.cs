namespace TelemetryGen.Package.Tests;

/// <summary>The rules in a project that has nothing but the package.</summary>
public class RuleTests(PackageFeed feed)
{
    private const string Record = """
        using TelemetryGen;

        [assembly: TelemetrySchema("Acme.Greenhouse", Id = 7, Version = 1)]

        [Telemetry(1)]
        public partial record struct Climate(
            [Unit("Cel")] float Temperature,
            [Scaled(0.1), Range(0, 100)] double Humidity,
            int Class);
        """;

    [Fact]
    public async Task Boards_targets_and_an_editorconfig_reach_them()
    {
        using var consumer = new Consumer(feed, "sbe;micropython",
            "<TelemetryGenBoards>esp32;wipy1</TelemetryGenBoards><TelemetryGenLock>none</TelemetryGenLock>", "", ("Climate.cs", Record));
        consumer.Write(".editorconfig", "root = true\n[*.cs]\ndotnet_diagnostic.TLG0401.severity = error\n");

        var run = await consumer.TryBuildAsync();

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(
            $"{consumer.File("Climate.cs")}(7,25): error TLG0301: Temperature is a float, and wipy1 has none. Give it [Scaled(step)].",
            run.Output, StringComparison.Ordinal);
        Assert.Contains(
            $"{consumer.File("Climate.cs")}(8,41): error TLG0401: Humidity has no unit; give it [Unit(\"%RH\")] or another symbol.",
            run.Output, StringComparison.Ordinal);
        Assert.Contains($"{consumer.File("Climate.cs")}(9,9): error TLG0303: Class is called class in Python, which is a keyword.",
            run.Output, StringComparison.Ordinal);
        Assert.Contains($"{PackageFeed.RepositoryUrl}/blob/main/docs/rules/TLG0301.md", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lock_in_the_project_is_found_and_a_break_of_it_fails_the_build()
    {
        using var consumer = new Consumer(
            feed, "sbe", sources: [("Climate.cs", Record.Replace("int Class", "int Level", StringComparison.Ordinal))]);
        Assert.Contains("warning TLG0207: Acme.Greenhouse has no lock", (await consumer.BuildAsync()).Output, StringComparison.Ordinal);

        Directory.CreateDirectory(consumer.File("schemas"));
        consumer.Write("schemas/Acme.Greenhouse.telemetry.xml", """
            <telemetrySchema name="Acme.Greenhouse" id="7" version="1" xmlns="urn:telemetrygen:schema:1">
              <message name="Climate" id="1">
                <float name="Temperature" type="float" unit="Cel" />
                <integer name="Level" type="int32" />
              </message>
            </telemetrySchema>
            """);
        var run = await consumer.TryBuildAsync();

        Assert.Equal(1, run.ExitCode);
        Assert.DoesNotContain("TLG0207", run.Output, StringComparison.Ordinal);
        Assert.Contains(
            $"{consumer.File("Climate.cs")}(8,41): error TLG0201: Climate.Humidity is new and moves Level from byte 4 to byte 6: boards "
                + "of version 1 send Level where Humidity would be read.",
            run.Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lock_that_lags_behind_lets_the_build_through_that_telemetrygen_lock_reads_even_where_warnings_are_errors()
    {
        using var consumer = new Consumer(feed, "sbe", "<TreatWarningsAsErrors>true</TreatWarningsAsErrors>", "", ("Climate.cs", """
            using TelemetryGen;

            [assembly: TelemetrySchema("Acme.Greenhouse", Id = 7, Version = 2)]

            [Telemetry(1)]
            public partial record struct Climate([Unit("Cel")] float Temperature, [Since(2), Unit("%RH")] byte? Humidity);
            """));
        Assert.Contains("warning TLG0207: Acme.Greenhouse has no lock", (await consumer.BuildAsync()).Output, StringComparison.Ordinal);

        Directory.CreateDirectory(consumer.File("schemas"));
        consumer.Write("schemas/Acme.Greenhouse.telemetry.xml", """
            <telemetrySchema name="Acme.Greenhouse" id="7" version="1" xmlns="urn:telemetrygen:schema:1">
              <message name="Climate" id="1">
                <float name="Temperature" type="float" unit="Cel" />
              </message>
            </telemetrySchema>
            """);
        Assert.Contains("warning TLG0206: ", (await consumer.BuildAsync()).Output, StringComparison.Ordinal);
    }
}
