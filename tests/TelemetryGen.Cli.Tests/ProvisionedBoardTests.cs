using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using TelemetryGen.LocalHub;
using TelemetryGen.Simulator;
using TelemetryGen.Testing;
using TelemetryGen.Testing.Hubs;
using TelemetryGen.Testing.Samples;

namespace TelemetryGen.Cli.Tests;

/// <summary>
/// What provisioning writes runs on the board that it is for, from power on with a clock that is wrong: boot and main, the time by SNTP,
/// readings in flash over deep sleeps, one POST of them to the local hub over verified TLS. The simulated boards have what their firmware
/// has and no more.
/// </summary>
[Trait("Kind", "Device")]
public sealed class ProvisionedBoardTests : IAsyncLifetime
{
    // Ends a program that sleeps in its loop after 16 readings; one that sleeps deeply starts anew and does not come so far.
    private const string Sensors = """
        import sys
        from climate import Climate
        climate = Climate()
        rounds = [0]
        def read():
            rounds[0] += 1
            if rounds[0] > 16:
                sys.exit(0)
            climate.temperature = 2155
            climate.humidity = 5000
            climate.pressure = 101325
            climate.raining = False
            climate.door = 0
            return (climate,)
        """;

    private readonly TemporaryFolder _folder = new();
    private LocalHub.LocalHub _hub = null!;

    public async ValueTask InitializeAsync() => _hub = await LocalHub.LocalHub.StartAsync(
        new() { DataDirectory = _folder.File("hub"), Port = 0, Hubs = ["weather"] }, TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _hub.DisposeAsync();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("wipy1", 900, 3, MicroPythonEnd.DeepSleep, 2)]
    [InlineData("wipy2", 900, 3, MicroPythonEnd.DeepSleep, 2)]
    [InlineData("esp32", 900, 3, MicroPythonEnd.DeepSleep, 2)]
    [InlineData("rp2", 1, 0, MicroPythonEnd.Program, 15)]
    [InlineData("unix", 1, 0, MicroPythonEnd.Program, 15)]
    public async Task A_board_sets_its_clock_keeps_readings_over_sleeps_and_sends_them(
        string board, int period, int restarts, MicroPythonEnd end, int records)
    {
        await using var time = new TimeServer(question => [TimeServer.Answer(question, DateTimeOffset.UtcNow.ToUnixTimeMilliseconds())]);
        var start = DateTimeOffset.UtcNow;

        var run = await RunAsync(board, period, restarts, time.Port);

        Assert.Equal((end, end == MicroPythonEnd.Program ? 0 : 102, "", ""), (run.End, run.ExitCode, run.Output, run.Error));
        Assert.NotEmpty(time.Questions);
        var at = await ReadAsync(records);
        // Of the time server, whatever the clock was before: a deep sleep takes the clock on without taking time.
        Assert.All(at, timestamp => Assert.InRange(timestamp, start.AddSeconds(-2), start.AddSeconds((records * period) + 120)));
        Assert.Equal(at.Order(), at);
        if (restarts > 0)
        {
            // The clock went on in a deep sleep between them.
            Assert.InRange(at[1] - at[0], TimeSpan.FromSeconds(period - 2), TimeSpan.FromSeconds(period + 120));
        }
    }

    [Theory]
    [InlineData("wipy1", 3, "TlsError('localhost',)\n")]
    [InlineData("wipy2", 3, "TlsError('localhost',)\n")]
    [InlineData("esp32", 3,
        "TlsError('cannot trust localhost: The certificate is not correctly signed by the trusted CA (wrong CA or host name, expired "
            + "certificate, wrong clock, or TLS below 1.2)',)\n")]
    public async Task A_board_with_the_authority_of_another_sends_nothing_and_sleeps(string board, int restarts, string output)
    {
        var other = _folder.Write("other.pem", OtherAuthority());
        await using var time = new TimeServer(question => [TimeServer.Answer(question, DateTimeOffset.UtcNow.ToUnixTimeMilliseconds())]);

        var run = await RunAsync(board, 900, restarts, time.Port, authority: other);

        Assert.Equal((MicroPythonEnd.DeepSleep, output, ""), (run.End, run.Output, run.Error));
        Assert.Equal(0, _hub.LastPosition);
    }

    [Theory]
    [InlineData("wipy1", 7)]
    [InlineData("esp32", 7)]
    public async Task Without_an_answer_of_the_time_server_a_board_reads_no_more_often_than_its_period(string board, int restarts)
    {
        await using var time = new TimeServer(_ => []);

        var run = await RunAsync(
            board, 900, restarts, time.Port,
            Sensors.Replace("    rounds[0]", "    print('read', time.time())\n    rounds[0]", StringComparison.Ordinal)
                .Replace("import sys", "import sys, time", StringComparison.Ordinal));

        Assert.Equal((MicroPythonEnd.DeepSleep, ""), (run.End, run.Error));
        Assert.InRange(time.Questions.Count, 2, restarts);
        var readings = Regex.Matches(run.Output, @"^read (\d+)$", RegexOptions.Multiline)
            .Select(m => int.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture)).ToList();
        Assert.InRange(readings.Count, 3, restarts);
        Assert.All(readings.Zip(readings.Skip(1)), pair => Assert.InRange(pair.Second - pair.First, 895, 960));
    }

    [Fact]
    public async Task A_reading_that_its_record_does_not_take_costs_no_other_and_a_sensor_that_fails_nothing_that_is_stored()
    {
        await using var time = new TimeServer(question => [TimeServer.Answer(question, DateTimeOffset.UtcNow.ToUnixTimeMilliseconds())]);

        var run = await RunAsync("esp32", 900, 3, time.Port, """
            from climate import Climate
            bad = Climate()
            good = Climate()
            def read():
                for climate in (bad, good):
                    climate.temperature = 2155
                    climate.humidity = 5000
                    climate.pressure = 101325
                    climate.raining = False
                    climate.door = 0
                bad.temperature = 8501
                yield bad
                yield good
                raise RuntimeError('no sensor')
            """);

        const string Said = "ValueError('Climate.temperature is 8501; it must be -4000 to 8500',)\nsensors RuntimeError('no sensor',)\n";
        Assert.Equal((MicroPythonEnd.DeepSleep, Said + Said, ""), (run.End, run.Output, run.Error));
        Assert.Equal(2, (await ReadAsync(2)).Count);
    }

    private static string OtherAuthority()
    {
        using var key = RSA.Create(2048);
        using var authority = new CertificateRequest(
            "CN=other", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return authority.ExportCertificatePem();
    }

    private async Task<MicroPythonResult> RunAsync(
        string board, int period, int restarts, int timePort, string sensors = Sensors, string? authority = null)
    {
        Directory.CreateDirectory(_folder.File("app"));
        _folder.Write("app/sensors.py", sensors);
        var provisioned = await CliRun.OfAsync(
            "provision", "--fleet", _folder.Write("fleet.csv", $"device,wifi_name,wifi_key,period\nroof-1,net,long enough,{period}\n"),
            "--namespace", $"localhost:{_hub.Endpoint.Port}", "--hub", "weather", "--policy", "send",
            "--key-file", _folder.Write("send.key", _hub.GetPolicy("send").PrimaryKey), "--ca", authority
                ?? _hub.CaPemPath, "--board", board,
            "--assembly", _folder.Assembly(SampleSchemas.Text("greenhouse.xml")), "--app", _folder.File("app"), "--output",
            _folder.File("boards"));
        Assert.Equal((0, ""), (provisioned.ExitCode, provisioned.Error));
        var folder = Path.Combine(_folder.File("boards"), "roof-1");
        // A host keeps its own clock: only who writes a time server there asks one.
        var settings = Path.Combine(folder, "settings.py");
        await File.WriteAllTextAsync(
            settings, Regex.Replace(await File.ReadAllTextAsync(settings), "TIME_SERVER = '.*'", "TIME_SERVER = 'pool.ntp.org'"));
        return await MicroPython.RunAsync(
            new MicroPythonProgram(Path.Combine(folder, "main.py"))
            {
                Board = Enum.Parse<MicroPythonBoard>(board, ignoreCase: true),
                Files = [new BoardFile(folder, board.StartsWith("wipy", StringComparison.Ordinal) ? "/flash" : "/")],
                Restarts = restarts,
                Routes = new Dictionary<string, string> { ["pool.ntp.org:123"] = $"localhost:{timePort}" },
            },
            TimeSpan.FromMinutes(2), TestContext.Current.CancellationToken);
    }

    /// <summary>When the records of the one event were taken.</summary>
    private async Task<List<DateTimeOffset>> ReadAsync(int records)
    {
        Assert.Equal(1, _hub.LastPosition);
        await foreach (var stored in _hub.ReadAsync("weather", 0, TestContext.Current.CancellationToken))
        {
            Assert.Equal("roof-1", stored.Publisher);
            var decoded = await CliRun.OfAsync("decode", "--schema", _folder.Sample(), "--hex", Convert.ToHexString(stored.Body.Span));
            Assert.Equal((0, ""), (decoded.ExitCode, decoded.Error));
            var lines = decoded.Out.TrimEnd().Split('\n').Select(line => JsonNode.Parse(line)!).ToList();
            Assert.Equal(Enumerable.Repeat("21.55", records), lines.Select(line => line["Temperature"]!.ToJsonString()));
            return [.. lines.Select(line => DateTimeOffset.Parse((string)line["At"]!, CultureInfo.InvariantCulture))];
        }

        throw new InvalidOperationException("The hub has no event.");
    }
}
