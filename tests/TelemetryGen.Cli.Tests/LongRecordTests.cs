using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using TelemetryGen.Cli.Provisioning;
using TelemetryGen.Schema;
using TelemetryGen.Targets;
using TelemetryGen.Testing;
using TelemetryGen.Testing.Samples;

namespace TelemetryGen.Cli.Tests;

/// <summary>Records of a provisioned board that are longer than its events usually are.</summary>
public sealed class LongRecordTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("wipy1", 100, 768)]
    // Header, length, bytes; 16 around a batch of one, 14 of a mark.
    [InlineData("wipy1", 1000, 8 + 2 + 1000 + 16 + 14)]
    [InlineData("rp2", 1000, 2048)]
    [InlineData("esp32", 4044, 8 + 2 + 4044 + 16 + 14)]
    public async Task Events_have_room_for_the_longest(string board, int most, int expected)
    {
        var run = await ProvisionAsync(board, most);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains(
            $"\nBATCH_BYTES = {expected}\n",
            await File.ReadAllTextAsync(Path.Combine(_folder.File("boards"), "roof-1", "settings.py"),
                TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_no_file_of_the_store_holds_is_refused_before_anything_is_written()
    {
        var run = await ProvisionAsync("esp32", 4045);

        Assert.Equal(
            (1, "telemetrygen: Wave can take 4055 bytes; the store in a board's flash takes records of at most 4054. Lower the bounds of "
                + "its fields.\n"), (run.ExitCode, run.Error));
        Assert.False(Directory.Exists(_folder.File("boards")));
    }

    [Fact]
    public void What_stands_around_a_record_is_what_the_modules_of_a_board_put_there()
    {
        var modules = TargetRegistry.Find("micropython")!.Emit(SchemaDocument.Parse(SampleSchemas.Text("greenhouse.xml")))
            .ToDictionary(f => Path.GetFileName(f.Path), f => f.Text);

        Assert.Contains($"\n_AROUND = {ProvisionPlan.AroundRecord}\n", modules["telemetry_recorder.py"], StringComparison.Ordinal);
        Assert.Contains($"\nMARK = {ProvisionPlan.Mark}\n", modules["wire_bytes.py"], StringComparison.Ordinal);
        Assert.Contains("segment=4096, oldest_dropped", modules["flash_store.py"], StringComparison.Ordinal);
        Assert.Contains("\nHEADER = 20\nENTRY = 8\n", modules["flash_segment.py"], StringComparison.Ordinal);
    }

    private async Task<CliRun> ProvisionAsync(string board, int most)
    {
        _folder.Write("app/sensors.py", "from wave import Wave\ndef read():\n    return ()\n");
        using var key = RSA.Create(2048);
        using var authority = new CertificateRequest("CN=authority", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        var xml =
            $"<telemetrySchema name='S' id='1' version='1' xmlns='urn:telemetrygen:schema:1'><message name='Wave' id='1'><bytes "
                + $"name='Samples' maxBytes='{most}'/></message></telemetrySchema>";
        return await CliRun.OfAsync(
            "provision", "--fleet", _folder.Write(
                "fleet.csv", "device,wifi_name\nroof-1,net\n"), "--namespace", "contoso", "--hub", "weather", "--policy", "send",
            "--key-file", _folder.Write("send.key", Convert.ToBase64String(new byte[32])), "--ca", _folder.Write(
                "ca.pem", authority.ExportCertificatePem()), "--board", board,
            "--assembly", _folder.Assembly(xml), "--app", _folder.File("app"), "--output", _folder.File("boards"));
    }
}
