using System.Globalization;
using System.Text.RegularExpressions;
using TelemetryGen.EventHubs;
using TelemetryGen.LocalHub;
using TelemetryGen.Simulator;
using TelemetryGen.Testing;
using TelemetryGen.Testing.Samples;

namespace TelemetryGen.Cli.Tests;

public sealed class ProvisionTests : IAsyncLifetime
{
    private const string Sensors = """
        from climate import Climate
        import sys
        climate = Climate()
        rounds = [0]
        def read():
            rounds[0] += 1
            if rounds[0] > 16:
                sys.exit(0)
            climate.temperature = 2000 + rounds[0]
            climate.humidity = 5000
            climate.pressure = 101325
            climate.raining = False
            climate.door = 0
            return (climate,)
        """;

    private readonly TemporaryFolder _folder = new();
    private LocalHub.LocalHub _hub = null!;

    private string Output => _folder.File("boards");

    private AccessPolicy Policy => _hub.GetPolicy("send");

    public async ValueTask InitializeAsync()
    {
        Directory.CreateDirectory(_folder.File("app"));
        _folder.Write("app/sensors.py", Sensors);
        _hub = await LocalHub.LocalHub.StartAsync(
            new() { DataDirectory = _folder.File("hub"), Port = 0, Hubs = ["weather"] }, TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _hub.DisposeAsync();
        _folder.Dispose();
    }

    [Trait("Kind", "Device")]
    [Fact]
    public async Task A_folder_copied_as_it_is_sends_what_its_sensors_read()
    {
        var run = await RunAsync("device,period\nroof-1,1\n", "unix");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));

        var folder = Path.Combine(Output, "roof-1");
        var board = await MicroPython.RunAsync(
            new MicroPythonProgram(Path.Combine(folder, "main.py")) { Files = [new BoardFile(folder)] }, TimeSpan.FromMinutes(2),
            TestContext.Current.CancellationToken);

        Assert.Equal((0, "", ""), (board.ExitCode, board.Output, board.Error));
        // Fifteen records wait before the Wi-Fi is used; they come as one event, in a batch of Climate. The sixteenth waits on.
        Assert.Equal(1, _hub.LastPosition);
        await foreach (var stored in _hub.ReadAsync("weather", 0, TestContext.Current.CancellationToken))
        {
            Assert.Equal("roof-1", stored.Publisher);
            Assert.Equal(0x80, stored.Body.Span[3]);
            Assert.Equal(15, stored.Body.Span[8]);
            break;
        }
    }

    [Theory]
    [InlineData("wipy1", "cert/ca.pem")]
    [InlineData("wipy2", "cert/ca.pem")]
    [InlineData("esp32", "cert/ca.der")]
    [InlineData("rp2", "cert/ca.der")]
    [InlineData("unix", "cert/ca.der")]
    public async Task Each_device_gets_program_modules_authority_settings_and_a_token_of_its_own(string board, string authority)
    {
        var run = await RunAsync(
            "device,wifi_name,wifi_key,period\nroof-1,\"Haus, \"\"Garten\"\"\",it's 8 \\ more,900\nroof-2,,,\n", board);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.StartsWith($"2 devices in {Output}, tokens until 20", run.Out, StringComparison.Ordinal);
        var folder = Path.Combine(Output, "roof-1");
        Assert.All(
            ["boot.py", "main.py", "board.py", "sensors.py", "settings.py", "token", authority, "lib/climate.py",
                "lib/telemetry_delivery.py", "lib/flash_store.py"],
            file => Assert.True(File.Exists(Path.Combine(folder, file)), file));
        var settings = File.ReadAllText(Path.Combine(folder, "settings.py"));
        Assert.Contains("WIFI_NAME = 'Haus, \"Garten\"'\nWIFI_KEY = 'it\\'s 8 \\\\ more'\n", settings, StringComparison.Ordinal);
        Assert.Contains("DEVICE = 'roof-1'\n", settings, StringComparison.Ordinal);
        Assert.Contains("PERIOD = 900\n", settings, StringComparison.Ordinal);
        // Half an hour's.
        Assert.Contains("SEND_COUNT = 2\n", settings, StringComparison.Ordinal);
        // Nothing imports these on the board.
        Assert.All(
            ["lib/telemetry_queue.py", "lib/ring_store.py", board == "wipy1" ? "lib/tls_socket.py" : "lib/tls_wipy1.py"],
            file => Assert.False(File.Exists(Path.Combine(folder, file)), file));
        foreach (var device in new[] { "roof-1", "roof-2" })
        {
            Assert.True(SasToken.TryParse(File.ReadAllText(Path.Combine(Output, device, "token")), out var token, out _));
            Assert.Equal($"https://localhost:{_hub.Endpoint.Port}/weather/publishers/{device}", token!.Resource);
            Assert.True(token.Verify(Policy.PrimaryKey));
        }

        // The key that signs is nowhere.
        Assert.All(Directory.GetFiles(Output, "*", SearchOption.AllDirectories),
            f => Assert.DoesNotContain(Policy.PrimaryKey, File.ReadAllText(f), StringComparison.Ordinal));
        if (!OperatingSystem.IsWindows())
        {
            foreach (var file in Directory.GetFiles(Output, "*", SearchOption.AllDirectories))
            {
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
            }

            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(folder));
        }
    }

    [Fact]
    public async Task The_store_of_a_WiPy_1_is_what_its_disk_leaves()
    {
        const int disk = 349 * 512, deadLetters = 16384;
        await RunAsync("device\nroof-1\n", "wipy1");

        var folder = Path.Combine(Output, "roof-1");
        var store = int.Parse(Regex.Match(File.ReadAllText(Path.Combine(folder, "settings.py")), @"STORE_BYTES = (\d+)").Groups[1].Value,
            CultureInfo.InvariantCulture);
        var files = Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Sum(f => (new FileInfo(f).Length + 511) / 512 * 512);
        Assert.InRange(store, 16384, 61440);
        Assert.Equal(0, store % 4096);
        // Folders and the small files of the program take less than one more file of the store.
        Assert.InRange(disk - deadLetters - files - store, 0, 2 * 4096);
    }

    [Fact]
    public async Task What_a_disk_does_not_hold_is_refused_before_anything_is_written()
    {
        _folder.Write("app/tables.py", "TABLE = (" + string.Join(", ", Enumerable.Range(100000, 15000)) + ")\n");

        var run = await RunAsync("device\nroof-1\n", "wipy1");

        Assert.Equal(1, run.ExitCode);
        Assert.Matches(
            @"^telemetrygen: \d+ files take \d+ B of 178688 B on the flash of a wipy1, and dead letters 16384 B: 0 B are left for records, which need 16384 B\. Take modules out of --app\.\n$",
            run.Error);
        Assert.False(Directory.Exists(Output));
    }

    [Fact]
    public async Task Every_wrong_row_is_named_with_its_line_and_nothing_is_written()
    {
        var run = await RunAsync(
            "device,wifi_name,wifi_key,period\n\nroof-1,net,long enough,60\nroof 2,net,long enough,60\n..,net,,60\nROOF-1,net,,60\n"
            + "roof-3,net,short,60\nroof-4,net,,0\nroof-5,net\nroof-6,\"net,,60\naux.2,,,\nroof.,,,\nroof-7,Caf\uFFFD,,\n", "esp32");

        var path = _folder.File("fleet.csv");
        Assert.Equal(2, run.ExitCode);
        Assert.Equal(
            $"""
            telemetrygen: {path}(4): device is 'roof 2'; it takes 1 to 128 letters, digits, '-', '.' and '_'.
            {path}(5): device is '..'; it takes 1 to 128 letters, digits, '-', '.' and '_'.
            {path}(6): device 'ROOF-1' is in line 3 already; case makes no difference for its folder.
            {path}(7): wifi_key has 5 characters; it takes 8 to 63 of ASCII, or none for an open network.
            {path}(8): period is '0'; it must be 1 to 86400 seconds.
            {path}(9): has 2 values; the first line names 4 columns.
            {path}(10): a quote is not closed, or has text after it.
            {path}(11): device is 'aux.2'; Windows has no folder of that name, whoever copies it.
            {path}(12): device is 'roof.'; Windows has no folder of that name, whoever copies it.
            {path}(13): wifi_name has bytes that are no UTF-8; save the file as UTF-8.

            """,
            run.Error);
        Assert.False(Directory.Exists(Output));
    }

    [Theory]
    [InlineData("name\nroof-1\n", "esp32", "(1): the first line must name the columns: device, and any of wifi_name, wifi_key, period.")]
    [InlineData("device\n\n", "esp32", " lists no device.")]
    [InlineData("device\nroof-1\n", "esp8266", "Unknown board 'esp8266'. Known boards: wipy1, wipy2, esp32, rp2, unix.")]
    public async Task Wrong_use_is_one_line(string fleet, string board, string error)
    {
        var run = await RunAsync(fleet, board);

        Assert.Equal(2, run.ExitCode);
        Assert.EndsWith(error + "\n", run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Output));
    }

    [Theory]
    [InlineData("climate.py", "has the name of the module lib/climate.py, in whose place a board would import it; rename it.")]
    [InlineData("Flash_Store.py", "has the name of the module lib/flash_store.py, in whose place a board would import it; rename it.")]
    [InlineData("settings.py", "has the name of the settings that are written for each device, and would be lost; rename it.")]
    [InlineData("time.py", "has the name of the module time of a board's firmware, in whose place it would be imported; rename it.")]
    [InlineData("ussl.py", "has the name of the module ussl of a board's firmware, in whose place it would be imported; rename it.")]
    [InlineData("set_time.py", "has the name of the part set_time.py of the program; rename it.")]
    [InlineData("queue.py", "has the name of the folder queue of a board, which would be imported in its place; rename it.")]
    [InlineData("lib.py", "has the name of the folder lib of a board, which would be imported in its place; rename it.")]
    public async Task A_module_of_ones_own_that_takes_anothers_place_is_named(string name, string problem)
    {
        var path = _folder.Write($"app/{name}", "A = 1\n");

        var run = await RunAsync("device\nroof-1\n", "esp32");

        Assert.Equal((2, $"telemetrygen: {path} {problem}\n"), (run.ExitCode, run.Error));
        Assert.False(Directory.Exists(Output));
    }

    [Fact]
    public async Task A_module_of_ones_own_goes_to_the_root()
    {
        _folder.Write("app/weather.py", "A = 1\n");

        Assert.Equal(0, (await RunAsync("device\nroof-1\n", "esp32")).ExitCode);
        Assert.Equal("A = 1\n", File.ReadAllText(Path.Combine(Output, "roof-1", "weather.py")));
    }

    [Fact]
    public async Task A_file_without_a_certificate_is_named()
    {
        var run = await RunAsync("device\nroof-1\n", "esp32", _folder.Write("ca.txt", "no certificate"));

        Assert.Equal((2, $"telemetrygen: {_folder.File("ca.txt")} is not a certificate in PEM or DER form.\n"), (run.ExitCode, run.Error));
    }

    private Task<CliRun> RunAsync(string fleet, string board, string? ca = null) => CliRun.OfAsync(
        "provision", "--fleet", _folder.Write(
            "fleet.csv", fleet), "--namespace", $"localhost:{_hub.Endpoint.Port}", "--hub", "weather", "--policy", "send",
        "--key-file", _folder.Write("send.key", Policy.PrimaryKey), "--ca", ca ?? _hub.CaPemPath, "--board", board,
        "--assembly", _folder.Assembly(SampleSchemas.Text("greenhouse.xml")), "--app", _folder.File("app"), "--output", Output);
}
