using System.Text.Json;
using TelemetryGen.Testing;
using TelemetryGen.Testing.Samples;

namespace TelemetryGen.Cli.Tests;

/// <summary><c>lock</c> and <c>check</c>: what is accepted, what is named, and what is never overwritten.</summary>
public class LockTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose()
    {
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    private string Lock => _folder.File("schemas/Acme.Greenhouse.telemetry.xml");

    private static string Greenhouse => SampleSchemas.Text("greenhouse.xml");

    private static string Broken =>
        Greenhouse.Replace(
            "<integer name=\"Pressure\"", "<integer name=\"Wind\" type=\"uint16\" /><integer name=\"Pressure\"", StringComparison.Ordinal);

    private static string Grown => Greenhouse
        .Replace("version=\"2\"", "version=\"3\"", StringComparison.Ordinal)
        .Replace("<text name=\"Note\"", "<integer name=\"Wind\" type=\"uint16\" optional=\"true\" since=\"3\" /><text name=\"Note\"",
            StringComparison.Ordinal);

    [Fact]
    public async Task A_first_lock_is_the_schema_document()
    {
        var run = await LockAsync(Greenhouse);

        Assert.Equal((0, $"{Lock}: Acme.Greenhouse, version 2, is locked. Commit the file\n", ""), (run.ExitCode, run.Out, run.Error));
        Assert.Equal(Schema.SchemaDocument.ToXml(SampleSchemas.Greenhouse), File.ReadAllText(Lock));
    }

    [Fact]
    public async Task A_lock_that_says_what_the_schema_says_is_not_touched()
    {
        await LockAsync(Greenhouse);
        File.SetLastWriteTimeUtc(Lock, DateTime.UnixEpoch);

        Assert.Equal($"{Lock}: Acme.Greenhouse, version 2, is locked already\n", (await LockAsync(Greenhouse)).Out);
        Assert.Equal(DateTime.UnixEpoch, File.GetLastWriteTimeUtc(Lock));
    }

    [Fact]
    public async Task A_break_is_named_and_the_lock_stays()
    {
        await LockAsync(Greenhouse);
        var before = File.ReadAllText(Lock);

        var run = await LockAsync(Broken);

        Assert.Equal((1, ""), (run.ExitCode, run.Out));
        Assert.Equal(
            $"{Lock}: error TLG0201: Climate.Wind is new and moves Pressure from byte 12 to byte 14: boards of versions 1 and 2 send "
                + "Pressure where Wind would be read. Put it at the end with [Since(3)] and raise the schema's version to 3.\n" +
            $"Acme.Greenhouse, version 2, against {Lock}, version 2: 1 break, 0 changes not in the lock\n" +
            $"telemetrygen: {Lock} stays as it was. If no board of its version is in the field, lock with --accept-breaks, or in its "
                + "project with dotnet build -t:TelemetryGenLock -p:TelemetryGenAcceptBreaks=true.\n",
            run.Error);
        Assert.Equal(before, File.ReadAllText(Lock));
    }

    [Fact]
    public async Task A_break_is_locked_when_it_is_accepted_by_name()
    {
        await LockAsync(Greenhouse);

        Assert.Equal(0, (await LockAsync(Broken, "--accept-breaks")).ExitCode);
        Assert.Equal(0, (await CheckAsync(Broken)).ExitCode);
    }

    [Fact]
    public async Task A_lock_of_another_schema_is_not_overwritten()
    {
        await LockAsync(Greenhouse);

        var run = await LockAsync(Greenhouse.Replace("Acme.Greenhouse", "Acme.Barn", StringComparison.Ordinal));

        Assert.Equal((1, $"telemetrygen: {Lock} is the lock of schema Acme.Greenhouse; the assembly has schema Acme.Barn. "
                + "Name the file that is the lock of this one.\n"),
            (run.ExitCode, run.Error));
    }

    [Fact]
    public async Task A_lock_that_is_damaged_is_not_overwritten()
    {
        Directory.CreateDirectory(_folder.File("schemas"));
        File.WriteAllText(Lock, "<telemetrySchema");

        var run = await LockAsync(Greenhouse);

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith(
            $"telemetrygen: {Lock} is not a usable schema document. This is not valid XML:", run.Error, StringComparison.Ordinal);
        Assert.EndsWith(
            " Restore it from version control; where no board is in the field, delete it and lock again.\n", run.Error,
            StringComparison.Ordinal);
        Assert.Equal((1, run.Error), ((await CheckAsync(Greenhouse)).ExitCode, (await CheckAsync(Greenhouse)).Error));
        Assert.Equal("<telemetrySchema", File.ReadAllText(Lock));
    }

    [Fact]
    public async Task What_grows_as_it_should_is_locked_and_told()
    {
        await LockAsync(Greenhouse);

        var run = await LockAsync(Grown);

        Assert.Equal((
            0, $"Climate.Wind is new in version 3.\n{Lock}: Acme.Greenhouse is locked at version 3; it was at 2. Commit the file\n"),
            (run.ExitCode, run.Out));
        Assert.Equal((0, $"Acme.Greenhouse, version 3, against {Lock}, version 3: as it is locked\n"),
            ((await CheckAsync(Grown)).ExitCode, (await CheckAsync(Grown)).Out));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1, "--ci")]
    public async Task What_is_not_locked_yet_fails_in_ci_only(int expected, params string[] options)
    {
        await LockAsync(Greenhouse);

        var run = await CheckAsync(Grown, options);

        Assert.Equal(expected, run.ExitCode);
        Assert.Equal(
            $"{Lock}: warning TLG0206: Climate.Wind is new in version 3.\nAcme.Greenhouse, version 3, "
                + $"against {Lock}, version 2: 0 breaks, 1 change not in the lock\n",
            run.Out);
    }

    [Fact]
    public async Task Without_a_lock_check_says_how_to_make_one()
    {
        var run = await CheckAsync(Greenhouse);

        Assert.Equal((1, ""), (run.ExitCode, run.Out));
        Assert.Equal(
            $"telemetrygen: There is no lock {Lock}. Make it: telemetrygen lock "
                + $"--assembly {_folder.File("Contracts.dll")} --output {Lock}\n", run.Error);
    }

    [Theory]
    [InlineData("src/Contracts/bin/Debug/net10.0/Contracts.dll")]
    [InlineData("artifacts/bin/Contracts/debug/Contracts.dll", "--project", "src/Contracts")]
    [InlineData("artifacts/bin/Contracts/debug/Contracts.dll", "--project", "src/Contracts/Contracts.csproj")]
    public async Task The_lock_is_in_the_project_wherever_the_command_is_typed(string assembly, params string[] more)
    {
        _folder.Write("src/Contracts/Contracts.csproj", "<Project />");
        Directory.CreateDirectory(Path.GetDirectoryName(_folder.File(assembly))!);
        File.Move(_folder.Assembly(Greenhouse), _folder.File(assembly));
        string[] project = [.. more.Select(m => m.StartsWith("--", StringComparison.Ordinal) ? m : _folder.File(m))];
        var place = _folder.File("src/Contracts/schemas/Acme.Greenhouse.telemetry.xml");

        var locked = await CliRun.OfAsync(["lock", "--assembly", _folder.File(assembly), .. project]);
        var compared = await CliRun.OfAsync(["check", "--assembly", _folder.File(assembly), .. project]);

        Assert.Equal($"{place}: Acme.Greenhouse, version 2, is locked. Commit the file\n", locked.Out);
        Assert.Contains($"against {place}, version 2: as it is locked", compared.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_project_that_is_not_there_is_named()
    {
        _folder.Assembly(Greenhouse);

        var run = await CliRun.OfAsync("lock", "--assembly", _folder.File("Contracts.dll"), "--project", "no/where.csproj");

        Assert.Equal((2, "telemetrygen: Project not found: no/where.csproj.\n"), (run.ExitCode, run.Error));
    }

    [Fact]
    public async Task A_break_is_found_at_its_line_of_the_source()
    {
        var assembly = typeof(Klima).Assembly.Location;
        await CliRun.OfAsync("lock", "--assembly", assembly, "--output", Lock);
        File.WriteAllText(Lock, File.ReadAllText(Lock).Replace("int32", "int16", StringComparison.Ordinal));

        var run = await CliRun.OfAsync("check", "--assembly", assembly, "--against", Lock);

        Assert.Equal(1, run.ExitCode);
        Assert.Matches(@"(?m)^.*HandWrittenSchema\.cs\(15,5\): error TLG0201: Klima\.Zeit was int16 and is int32;", run.Out);
    }

    [Fact]
    public async Task Programs_get_the_changes_as_json()
    {
        await LockAsync(Greenhouse);

        var run = await CheckAsync(Greenhouse.Replace("step=\"0.01\"", "step=\"0.1\"", StringComparison.Ordinal), "--json");

        var change = JsonDocument.Parse(run.Out).RootElement.GetProperty("changes")[0];
        Assert.Equal(("TLG0202", true, "Climate", "Temperature"), (
            change.GetProperty("rule").GetString(), change.GetProperty("isBreak").GetBoolean(), change.GetProperty("message").GetString(),
            change.GetProperty("field").GetString()));
    }

    [Fact]
    public async Task The_page_lists_breaks_apart_from_what_is_only_not_locked()
    {
        await LockAsync(Greenhouse);
        var page = _folder.File("report.md");

        await CheckAsync(Mixed(), "--markdown", page);

        Snapshot.Match(File.ReadAllText(page).Replace(Lock, "LOCK", StringComparison.Ordinal), "md");
    }

    [Fact]
    public async Task Sarif_has_a_result_for_each_change_with_its_rule_level_and_place()
    {
        await LockAsync(Greenhouse);
        var log = _folder.File("report.sarif");

        await CheckAsync(Mixed(), "--sarif", log);

        Snapshot.Match(File.ReadAllText(log).Replace(new Uri(Lock).AbsoluteUri, "LOCK", StringComparison.Ordinal), "json");
    }

    [Fact]
    public async Task A_report_that_cannot_be_written_is_an_error_that_names_it()
    {
        await LockAsync(Greenhouse);

        var run = await CheckAsync(Greenhouse, "--markdown", _folder.Path);

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith($"telemetrygen: {_folder.Path} cannot be written:", run.Error, StringComparison.Ordinal);
    }

    private static string Mixed() => Grown.Replace("step=\"0.01\" unit=\"Cel\"", "step=\"0.01\" unit=\"K\"", StringComparison.Ordinal);

    private Task<CliRun> LockAsync(string xml, params string[] options) =>
        CliRun.OfAsync(["lock", "--assembly", _folder.Assembly(xml), "--output", Lock, .. options]);

    private Task<CliRun> CheckAsync(string xml, params string[] options) =>
        CliRun.OfAsync(["check", "--assembly", _folder.Assembly(xml), "--against", Lock, .. options]);
}
