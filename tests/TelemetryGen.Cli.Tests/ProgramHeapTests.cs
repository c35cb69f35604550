using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using TelemetryGen.Simulator;
using TelemetryGen.Testing;
using TelemetryGen.Testing.Samples;

namespace TelemetryGen.Cli.Tests;

/// <summary>
/// Bytes of heap that the halves of a provisioned program hold, on 32 bits (MicroPython 1.29, WebAssembly), with one record.
/// docs/targets/micropython-memory.md says what heaps of boards they stand for. The numbers are the same from run to run: a bound is what
/// was measured and one part in fifty.
/// </summary>
[Trait("Kind", "Device")]
public sealed class ProgramHeapTests : IDisposable
{
    private const string Sensors = """
        from climate import Climate
        _climate = Climate()


        def read():
            climate = _climate
            climate.temperature = 2155
            climate.humidity = 5000
            climate.pressure = 101325
            climate.raining = False
            climate.door = 0
            return (climate,)
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("wipy1", 30750, 34790)]
    [InlineData("wipy2", 31250, 35390)]
    [InlineData("esp32", 32480, 37370)]
    public async Task Each_half_of_the_program_stays_below_its_bound(string board, int reading, int sending)
    {
        var folder = await ProvisionAsync(board);
        var scripts = Scripts(board);

        var run = await MicroPython.RunAsync(
            new MicroPythonProgram(scripts[0]) { Files = [new BoardFile(folder), new BoardFile(folder, "/flash")], Then = scripts[1..] },
            TimeSpan.FromMinutes(2), TestContext.Current.CancellationToken);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        var lines = run.Output.TrimEnd().Split('\n');
        Assert.Equal("sent 2 1 None", lines[2]);
        Assert.InRange(Number(lines[0], "reading "), reading / 2, reading);
        Assert.InRange(Number(lines[1], "sending "), sending / 2, sending);
    }

    private static int Number(string line, string name)
    {
        Assert.StartsWith(name, line, StringComparison.Ordinal);
        return int.Parse(line[name.Length..], CultureInfo.InvariantCulture);
    }

    private string[] Scripts(string board)
    {
        string Read(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Heap", name));
        return
        [
            _folder.Write(
                "bare_board.py", Read("bare_board.py").Replace("BOARD = 'wipy1'", $"BOARD = '{board}'", StringComparison.Ordinal)),
            _folder.Write("reading.py", Read("reading.py")),
            _folder.Write("sending.py", Read("sending.py")),
            _folder.Write("report.py", Read("report.py")),
        ];
    }

    private async Task<string> ProvisionAsync(string board)
    {
        Directory.CreateDirectory(_folder.File("app"));
        _folder.Write("app/sensors.py", Sensors);
        using var key = RSA.Create(2048);
        using var authority = new CertificateRequest("CN=authority", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        var run = await CliRun.OfAsync(
            "provision", "--fleet", _folder.Write(
                "fleet.csv", "device,wifi_name\nroof-1,net\n"), "--namespace", "contoso", "--hub", "weather", "--policy", "send",
            "--key-file", _folder.Write("send.key", Convert.ToBase64String(new byte[32])), "--ca", _folder.Write(
                "ca.pem", authority.ExportCertificatePem()), "--board", board,
            "--assembly", _folder.Assembly(SampleSchemas.Text("greenhouse.xml")), "--app", _folder.File("app"), "--output",
            _folder.File("boards"));
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        return Path.Combine(_folder.File("boards"), "roof-1");
    }
}
