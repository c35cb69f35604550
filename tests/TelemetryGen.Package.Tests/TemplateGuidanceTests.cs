using TelemetryGen.Testing;

namespace TelemetryGen.Package.Tests;

/// <summary>What <c>dotnet new</c> and the pages that it writes say to a new user. Nothing is built.</summary>
public sealed class TemplateGuidanceTests(TemplateHive hive) : IClassFixture<TemplateHive>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("telemetry-esp32", "esp32")]
    [InlineData("telemetry-wipy", "wipy2")]
    public async Task A_boards_template_names_its_board_and_says_what_it_takes_beside_it(string template, string board)
    {
        var said = await hive.NewAsync(_folder, template, "my-roof");
        var page = File.ReadAllText(_folder.File("my-roof.Device/README.md"));

        Assert.Contains($"dotnet new telemetry-contracts -n NAME --boards {board};", said.Output, StringComparison.Ordinal);
        Assert.Contains($"dotnet new telemetry-contracts -n my-roof --boards {board}\n", page, StringComparison.Ordinal);
        Assert.Contains("dotnet new telemetry-server -n my-roof\n", page, StringComparison.Ordinal);
        Assert.Contains($"--board {board} ", page, StringComparison.Ordinal);
        Assert.DoesNotContain("#if", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("telemetry-contracts", "my-roof.Contracts", "dotnet build my-roof.Contracts")]
    [InlineData("telemetry-server", "my-roof.Server", "dotnet run --project my-roof.Server -- --demo")]
    public async Task A_template_of_one_project_has_a_page_with_its_commands(string template, string folder, string command)
    {
        await hive.NewAsync(_folder, template, "my-roof");

        var page = File.ReadAllText(_folder.File($"{folder}/README.md"));
        Assert.StartsWith($"# {folder}\n", page, StringComparison.Ordinal);
        Assert.Contains($"\n{command}\n", page, StringComparison.Ordinal);
        Assert.Contains("`dotnet new gitignore`", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("telemetry-contracts", "esp32")]
    [InlineData("telemetry-contracts", "rp2;wipy2", "--boards", "rp2", "wipy2")]
    [InlineData("telemetry-contracts", "rp2;wipy2", "--boards", "rp2", "--boards", "wipy2")]
    [InlineData("telemetry", "wipy1", "--board", "wipy1")]
    public async Task The_boards_of_the_contracts_are_those_that_are_asked_for(string template, string boards, params string[] options)
    {
        await hive.NewAsync(_folder, template, "my-roof", options);

        Assert.Contains(
            $"<TelemetryGenBoards>{boards}</TelemetryGenBoards>",
            File.ReadAllText(_folder.File("my-roof.Contracts/my-roof.Contracts.csproj")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_solution_does_not_speak_of_projects_beside_it_and_its_pages_name_its_board()
    {
        await hive.NewAsync(_folder, "telemetry", "my-roof", "--board", "rp2");

        Assert.DoesNotContain(
            "ContractsAreThere", File.ReadAllText(_folder.File("my-roof.Server/my-roof.Server.csproj")), StringComparison.Ordinal);
        var page = File.ReadAllText(_folder.File("my-roof.Device/README.md"));
        Assert.DoesNotContain("dotnet new telemetry", page, StringComparison.Ordinal);
        Assert.Contains("--board rp2 ", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_and_list_say_what_there_is()
    {
        var contracts = Words(await hive.AskAsync("telemetry-contracts", "--help"));
        Assert.Contains("The boards with MicroPython that the records must fit", contracts, StringComparison.Ordinal);
        Assert.Contains("esp32 ESP32 rp2 Pico W wipy2 WiPy 2 or 3 wipy1 WiPy 1: no floats", contracts, StringComparison.Ordinal);
        Assert.Contains("Default: esp32", contracts, StringComparison.Ordinal);
        Assert.Contains("--board <choice>", Words(await hive.AskAsync("telemetry", "--help")), StringComparison.Ordinal);

        var list = Words(await hive.AskAsync("list", "telemetry"));
        Assert.All(
            ["Telemetry board: ESP32 telemetry-esp32", "Telemetry contracts telemetry-contracts", "Telemetry solution telemetry"],
            row => Assert.Contains(row, list, StringComparison.Ordinal));
    }

    // Columns are as wide as the console.
    private static string Words(Dotnet run) => string.Join(' ', run.Output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
