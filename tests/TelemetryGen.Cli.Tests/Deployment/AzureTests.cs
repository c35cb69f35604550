using TelemetryGen.Testing;

namespace TelemetryGen.Cli.Tests.Deployment;

public sealed class AzureTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("usual")]
    [InlineData("named")]
    [InlineData("basic")]
    [InlineData("premium")]
    public async Task The_hub_is_as_accepted(string deployment)
    {
        await RunAsync(Deployments.All[deployment]);

        Assert.Equal(["main.bicep", "main.bicepparam", "~written.txt"], Files());
        Snapshot.Match(Read("main.bicep"), "bicep", deployment);
        Snapshot.Match(Read("main.bicepparam"), "bicepparam", deployment);
    }

    [Theory]
    [InlineData("greenhouse.xml")]
    [InlineData("everything.xml")]
    public async Task What_reads_decoded_records_is_as_accepted(string schema)
    {
        var run = await RunAsync(schema, ["--stream-analytics", "--data-explorer", "contosodata/greenhouse"]);

        Assert.Equal("6 files in " + Output + ": 6 written, 0 unchanged\n", run.Out);
        foreach (var file in new[] { "main.bicep", "stream-analytics.bicep", "stream-analytics.asaql", "data-explorer.bicep" })
        {
            Snapshot.Match(Read(file), file.Split('.')[1], schema.Split('.')[0], file.Split('.')[0]);
        }
    }

    [Fact]
    public async Task Tables_are_those_that_emit_writes()
    {
        await RunAsync(["--data-explorer", "contosodata/greenhouse"]);

        var emitted = Assert.Single(Targets.TargetRegistry.Find("kql")!.Emit(Testing.Samples.SampleSchemas.Greenhouse)).Text;
        Assert.Equal(emitted, Read("data-explorer.kql"));
    }

    [Fact]
    public async Task A_second_run_writes_nothing()
    {
        await RunAsync(["--stream-analytics"]);
        var run = await RunAsync(["--stream-analytics"]);

        Assert.Equal((0, "4 files in " + Output + ": 0 written, 4 unchanged\n", ""), (run.ExitCode, run.Out, run.Error));
    }

    [Fact]
    public async Task Files_that_are_not_needed_any_more_go_unless_they_were_changed()
    {
        await RunAsync(["--stream-analytics"]);
        File.AppendAllText(Path.Combine(Output, "stream-analytics.asaql"), "-- mine\n");
        var run = await RunAsync([]);

        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("removed, written before and not needed now: stream-analytics.bicep\n", run.Out, StringComparison.Ordinal);
        Assert.Equal(
            "telemetrygen: not removed, written before, not needed now, and changed since: stream-analytics.asaql\n", run.Error);
        Assert.Equal(["main.bicep", "main.bicepparam", "stream-analytics.asaql", "~written.txt"], Files());
    }

    [Fact]
    public async Task A_file_that_was_changed_is_an_error_and_nothing_is_written()
    {
        await RunAsync([]);
        File.AppendAllText(Path.Combine(Output, "main.bicep"), "// mine\n");
        var before = Read("main.bicep");
        var run = await RunAsync(["--stream-analytics"]);

        Assert.Equal((1, ""), (run.ExitCode, run.Out));
        Assert.Equal(
            $"telemetrygen: {Output} has files that were changed or that telemetrygen did not write: main.bicep. Nothing was written. "
                + "Move them away, or say --force to write over them.\n", run.Error);
        Assert.Equal(before, Read("main.bicep"));
        Assert.Equal(["main.bicep", "main.bicepparam", "~written.txt"], Files());

        Assert.Equal(0, (await RunAsync(["--stream-analytics", "--force"])).ExitCode);
        Assert.DoesNotContain("// mine", Read("main.bicep"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_somebody_else_wrote_is_an_error()
    {
        _folder.Write("azure/main.bicep", "// mine\n");
        var run = await RunAsync([]);

        Assert.Equal((1, ""), (run.ExitCode, run.Out));
        Assert.Equal("// mine\n", Read("main.bicep"));
        Assert.Equal(["main.bicep"], Files());
    }

    [Fact]
    public async Task Parameters_that_were_changed_stay_and_the_rest_is_written()
    {
        await RunAsync([]);
        File.AppendAllText(Path.Combine(Output, "main.bicepparam"), "param location = 'westeurope'\n");
        var mine = Read("main.bicepparam");
        var run = await RunAsync(["--decoded-hub"]);

        Assert.Equal(
            (0, "main.bicepparam was changed and stays as it is\n1 file in " + Output + ": 1 written, 0 unchanged\n"),
            (run.ExitCode, run.Out));
        Assert.Equal(mine, Read("main.bicepparam"));
        Assert.Contains("resource decodedHub", Read("main.bicep"), StringComparison.Ordinal);

        // Also at the next run, when the file is not as it would be written now.
        Assert.Equal("main.bicepparam was changed and stays as it is\n1 file in " + Output + ": 0 written, 1 unchanged\n",
            (await RunAsync(["--decoded-hub"])).Out);
    }

    [Fact]
    public async Task A_newer_schema_takes_the_place_of_what_was_written_for_the_older()
    {
        await RunAsync([]);
        var text = File.ReadAllText(_folder.Sample());
        var newer = _folder.Write("newer.xml", text.Replace("version=\"2\"", "version=\"3\"", StringComparison.Ordinal));
        var run = await CliRun.OfAsync("azure", "--schema", newer, "--output", Output);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("Greenhouse, version 3: ", Read("main.bicep"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_whose_name_no_output_may_have_goes_to_one_of_its_number()
    {
        var text = File.ReadAllText(_folder.Sample());
        var schema = _folder.Write("odd.xml", text.Replace("name=\"Climate\"", "name=\"Kli_ma\"", StringComparison.Ordinal));
        var run = await CliRun.OfAsync("azure", "--schema", schema, "--output", Output, "--stream-analytics");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("var outputs = [\n  'message-1'\n]\n", Read("stream-analytics.bicep"), StringComparison.Ordinal);
        Assert.EndsWith(
            "INTO [message-1]\nFROM [decoded]\nWHERE [$message] = 'Kli_ma'\n", Read("stream-analytics.asaql"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--name is 'a_b'; a namespace is 6 to 50 letters, digits and single dashes, a letter first.", "--name", "a_b")]
    [InlineData("--partitions is 33; tier Standard has at most 32. Take a higher --tier, or at most 32.", "--partitions", "33")]
    [InlineData("--partitions is 101; tier Premium has at most 100.", "--partitions", "101", "--tier", "Premium")]
    [InlineData("--retention is 8; tier Standard has at most 7. Take a higher --tier, or at most 7.", "--retention", "8")]
    [InlineData("--units is 41; tier Standard has 1 to 40.", "--units", "41")]
    [InlineData("--units is 3; tier Premium has 1, 2, 4, 6, 8, 10, 12, 16.", "--units", "3", "--tier", "Premium")]
    [InlineData("--max-units is 2; it must be at least --units, 4.", "--units", "4", "--max-units", "2")]
    [InlineData("--max-units: a namespace of tier Basic does not grow by itself; Standard does.", "--max-units", "2", "--tier", "Basic")]
    [InlineData("--consumer-groups: their number is 1; tier Basic has at most 0. Take a higher --tier, or at most 0.", "--tier", "Basic",
        "--consumer-groups", "a")]
    [InlineData("--consumer-groups has 'A' twice.", "--consumer-groups", "A,b,a")]
    [InlineData("a container of checkpoints is named after it. $Default is always there.", "--consumer-groups", "$Default")]
    [InlineData("--stream-analytics and --data-explorer need --tier Standard: Basic has no consumer groups for them.", "--tier", "Basic",
        "--stream-analytics")]
    [InlineData("letters, digits, '-', '.', '_' and blanks.", "--data-explorer", "cluster")]
    [InlineData("Name it by --hub.", "--hub", "-x")]
    [InlineData("--tier is 'gold'; it must be Basic, Standard or Premium.", "--tier", "gold")]
    [InlineData("--tier is '1'; it must be Basic, Standard or Premium.", "--tier", "1")]
    public async Task Wrong_use_is_one_line_and_nothing_is_written(string error, params string[] arguments)
    {
        var run = await RunAsync(arguments);

        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        Assert.EndsWith(error + "\n", run.Error, StringComparison.Ordinal);
        Assert.Equal(1, run.Error.Count(c => c == '\n'));
        Assert.False(Directory.Exists(Output));
    }

    private string Output => _folder.File("azure");

    private IEnumerable<string> Files() => Directory.GetFiles(Output).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal);

    private string Read(string file) => File.ReadAllText(Path.Combine(Output, file));

    private Task<CliRun> RunAsync(string[] arguments) => RunAsync("greenhouse.xml", arguments);

    private Task<CliRun> RunAsync(string schema, string[] arguments) =>
        CliRun.OfAsync(["azure", "--schema", _folder.Sample(schema), "--output", Output, .. arguments]);
}
