using System.Diagnostics;
using TelemetryGen.Testing;

namespace TelemetryGen.Package.Tests;

/// <summary>The package TelemetryGen.Templates: what <c>dotnet new</c> makes of it builds and runs as it is.</summary>
public sealed class TemplateTests(PackageFeed feed, TemplateHive hive) : IClassFixture<TemplateHive>, IDisposable
{
    // What the program does not take, its exit code and the line that says so.
    private static readonly (string Arguments, int Code, string Text)[] Refused =
    [
        ("--Hub:Address=foo", 1, "Hub__Address is foo; it must be an IP address."),
        ("--Hub:Port=65536", 1, "Hub__Port is 65536; it must be 0 to 65535."),
        ("--dmeo", 2, "--dmeo is no option. There are --demo, and settings as --Section:Key=value: --Hub:Port=8443."),
        ("--Hub:Port 0", 2, "--Hub:Port is no option. There are --demo, and settings as --Section:Key=value: --Hub:Port=8443."),
        ("--Hub:Prot=0", 2, "Hub:Prot is no setting. There are Hub:Address, Hub:HostName and Hub:Port, in the environment Hub__Address."),
        ("--demo --EventHubs:ConnectionString=x", 2,
            "--demo sends to the program's own hub, but EventHubs:ConnectionString is set, so another one is read. Leave out one of them."),
    ];

    // A dash, and words that C# keeps for itself.
    private const string OddName = "my-roof.new.class";

    private const string MissingContracts = $"The server reads the records of ../{OddName}.Contracts/{OddName}.Contracts.csproj, which is "
        + $"not there. In the folder above, dotnet new telemetry-contracts -n {OddName} makes it.";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_solution_with_all_builds_without_a_warning_and_its_demo_prints_rows()
    {
        await NewAsync("telemetry", "Acme.Greenhouse");
        var build = await Dotnet.SucceedAsync(_folder.Path, "build", "-v:m", "-warnaserror");
        Assert.DoesNotContain("warning", build.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(_folder.File("Acme.Greenhouse.Contracts/generated/micropython/climate.py")), build.Output);

        const string Program = "Acme.Greenhouse.Server/bin/Debug/net10.0/Acme.Greenhouse.Server.dll";
        var rows = await RunDemoAsync(Program, rows: 10);

        // Again, in the same folder: its records are new ones.
        await RunDemoAsync(Program, rows: 10);
        foreach (var (arguments, code, text) in Refused)
        {
            var wrong = await Dotnet.RunAsync(_folder.Path, [Program, .. arguments.Split(' ')]);
            Assert.Equal((code, text), (wrong.ExitCode, wrong.Output.Trim()));
        }

        Assert.All(rows, row => Assert.Matches(@"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ  demo-1  2\d\.\d\d Cel  5\d\.0 %RH$", row));
    }

    [Fact]
    public async Task The_board_of_the_solution_is_provisioned_as_its_page_says()
    {
        await NewAsync("telemetry", "Greenhouse");
        await Dotnet.SucceedAsync(_folder.Path, "build", "Greenhouse.Contracts", "-v:m");
        await RunDemoAsync(await BuildServerAsync("Greenhouse"), rows: 1);
        _folder.Write("send.key", "c2VjcmV0IG9mIGEgdGVzdCwgbm90IG9mIGEgaHViLi4uLi4=");
        var page = await File.ReadAllTextAsync(_folder.File("Greenhouse.Device/README.md"), TestContext.Current.CancellationToken);
        foreach (var command in Commands(page).Where(c => c.StartsWith("dotnet ", StringComparison.Ordinal)))
        {
            // The newest version that is no preview is none of a test's.
            string[] version = command.StartsWith("dotnet tool install", StringComparison.Ordinal) ? ["--version", feed.Version] : [];
            await Dotnet.SucceedAsync(
                _folder.Path, [.. command["dotnet ".Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries), .. version]);
        }

        Assert.True(File.Exists(_folder.File("boards/roof-1/lib/climate.py")));
        Assert.True(File.Exists(_folder.File("boards/roof-1/sensors.py")));
    }

    [Fact]
    public async Task The_contract_is_locked_as_the_page_says()
    {
        await NewAsync("telemetry-contracts", "Greenhouse");
        var project = _folder.File("Greenhouse.Contracts/Greenhouse.Contracts.csproj");
        File.WriteAllLines(project, File.ReadAllLines(project).Where(l => !l.Contains("TelemetryGenLock", StringComparison.Ordinal)));

        await Dotnet.SucceedAsync(_folder.Path, "build", "-t:TelemetryGenLock", "Greenhouse.Contracts", "-restore", "-v:m");

        Assert.True(File.Exists(_folder.File("Greenhouse.Contracts/schemas/Greenhouse.telemetry.xml")));
    }

    [Fact]
    public async Task Contracts_and_server_of_one_name_fit_together_also_when_it_is_no_name_of_a_namespace()
    {
        var said = await NewAsync("telemetry-server", OddName);
        Assert.Contains("Where there are none: dotnet new telemetry-contracts -n NAME", said.Output, StringComparison.Ordinal);
        var alone = await Dotnet.RunAsync(_folder.Path, "build", OddName + ".Server", "-v:q");
        Assert.Equal(1, alone.ExitCode);
        var errors = alone.Output.Split('\n').Where(static line => line.Contains(": error", StringComparison.Ordinal)).ToArray();
        Assert.NotEmpty(errors);
        Assert.All(errors, static line => Assert.EndsWith(MissingContracts, line.TrimEnd(), StringComparison.Ordinal));

        await NewAsync("telemetry-contracts", OddName);
        await RunDemoAsync(await BuildServerAsync(OddName), rows: 10);
    }

    private Task<Dotnet> NewAsync(string template, string name) => hive.NewAsync(_folder, template, name);

    private async Task<string> BuildServerAsync(string name)
    {
        await Dotnet.SucceedAsync(_folder.Path, "build", $"{name}.Server", "-v:m", "-warnaserror");
        return $"{name}.Server/bin/Debug/net10.0/{name}.Server.dll";
    }

    /// <summary>Starts the server as its page says, but on a free port, and ends it when it has printed so many rows.</summary>
    private async Task<IReadOnlyList<string>> RunDemoAsync(string program, int rows)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList = { _folder.File(program), "--demo", "--Hub:Port=0" },
            WorkingDirectory = _folder.Path,
            RedirectStandardOutput = true,
        };
        using var server = Process.Start(start)!;
        try
        {
            var lines = new List<string>();
            while (lines.Count(IsRow) < rows)
            {
                lines.Add(await server.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken)
                    ?? throw new InvalidOperationException($"The server ended.\n{string.Join('\n', lines)}"));
            }

            // The port that was asked for, which is none of the usual.
            Assert.Matches(@"^Boards send to https://localhost:(?!8443/)\d+/telemetry", lines[0]);
            return [.. lines.Where(IsRow)];
        }
        finally
        {
            server.Kill(entireProcessTree: true);
            await server.WaitForExitAsync(CancellationToken.None);
        }
    }

    private static bool IsRow(string line) => line.Contains("  demo-1  ", StringComparison.Ordinal);

    // The commands of a page's blocks, those of several lines as one.
    private static IEnumerable<string> Commands(string page) =>
        page.Replace("\\\n", "", StringComparison.Ordinal).Split('\n').Select(l => l.Trim());
}
