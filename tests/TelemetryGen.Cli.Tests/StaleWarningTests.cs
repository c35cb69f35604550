using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using TelemetryGen.Testing;
using TelemetryGen.Testing.Samples;

namespace TelemetryGen.Cli.Tests;

/// <summary>
/// Whatever reads an assembly warns of one that its project has left behind, in the words of <c>check</c>; nothing else of it changes.
/// </summary>
public sealed class StaleWarningTests : IDisposable
{
    private static readonly DateTime Built = new(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(0, "emit --assembly {dll} --target sbe --output {}/emitted")]
    [InlineData(2, "emit --assembly {dll} --target cobol --output {}/emitted")]
    [InlineData(0, "size --assembly {dll}")]
    [InlineData(0, "decode --schema {dll} --hex 1400010007000200FAE28C1D9F010000CAFF8813CD8B01000107100E026F6B")]
    [InlineData(1, "decode --schema {dll} --hex 14")]
    [InlineData(0, "encode --schema {dll} --message Climate")]
    [InlineData(0, "azure --schema {dll} --output {}/azure")]
    [InlineData(
        0, "provision --fleet {}/fleet.csv --namespace n --hub greenhouse --policy send --key-file {}/key --ca {}/ca.pem --board esp32"
            + " --assembly {dll} --app {}/app --output {}/boards")]
    [InlineData(1, "hub read --endpoint https://localhost:1 --ca {}/ca.pem --key-file {}/key --schema {dll}")]
    [InlineData(1, "hub --data {}/ca.pem --schema {dll}")]
    public async Task A_command_warns_of_it_and_is_otherwise_as_before(int exit, string command)
    {
        var assembly = Build();
        WriteInputs();
        string[] arguments = [.. command.Split(' ').Select(a => a.Replace("{dll}", assembly).Replace("{}", _folder.Path))];
        // What is written once is unchanged from then on.
        await CliRun.OfAsync(arguments);
        var before = await CliRun.OfAsync(arguments);
        Assert.Equal(exit, before.ExitCode);
        Assert.DoesNotContain("warning", before.Error, StringComparison.Ordinal);

        var project = Touch("Contracts.csproj");

        var after = await CliRun.OfAsync(arguments);
        Assert.Equal(
            (exit, Lasting(before.Out),
                $"telemetrygen: warning: {project} is newer than {assembly}: what is said here may be of the code before. Build first: "
                    + "dotnet build\n" + before.Error),
            (after.ExitCode, Lasting(after.Out), after.Error));
    }

    [Fact]
    public async Task A_schema_document_in_a_project_has_no_sources()
    {
        Build();
        Touch("Contracts.csproj");
        var document = _folder.Sample();
        File.SetLastWriteTimeUtc(document, Built);

        var run = await CliRun.OfAsync("encode", "--schema", document, "--message", "Climate");

        Assert.Equal((0, "telemetrygen: The input is empty.\n"), Said(run));
    }

    [Fact]
    public async Task Emit_looks_at_the_project_that_it_is_told()
    {
        var assembly = Build();
        var project = _folder.Write("elsewhere/Other.csproj", "<Project />");

        var run = await EmitAsync(assembly, project);

        Assert.StartsWith($"telemetrygen: warning: {project} is newer than {assembly}: ", run.Error, StringComparison.Ordinal);
        Assert.Equal((0, ""), await EmitQuietlyAsync(assembly, _folder.File("nowhere.csproj")));
    }

    [Fact]
    public async Task What_cannot_be_looked_at_is_told_once_and_as_before()
    {
        Touch("Contracts.csproj");
        var nothing = _folder.File("Contracts.dll");

        Assert.Equal($"telemetrygen: File not found: {nothing}.\n", (await CliRun.OfAsync("size", "--assembly", nothing)).Error);
        Assert.Equal((2, $"{nothing}: error TLG9001: File not found: {nothing}.\n"), await EmitQuietlyAsync(nothing, null));
    }

    [Theory]
    [InlineData("device")]
    [InlineData("generated")]
    public async Task What_emit_wrote_into_the_project_is_no_source_of_it(string output)
    {
        var assembly = Build();
        string[] emit = ["emit", "--assembly", assembly, "--target", "nanoframework", "--output", _folder.File(output)];

        Assert.Equal((0, ""), Said(await CliRun.OfAsync(emit)));
        Assert.Equal((0, ""), Said(await CliRun.OfAsync(emit)));
    }

    [Fact]
    public async Task The_firmware_of_a_device_below_the_project_is_another_project()
    {
        var assembly = Build();
        Touch("firmware/Firmware.nfproj");
        Touch("firmware/Program.cs");

        Assert.Equal((0, ""), Said(await CliRun.OfAsync("size", "--assembly", assembly)));
    }

    private static (int ExitCode, string Error) Said(CliRun run) => (run.ExitCode, run.Error);

    // Tokens end later, of a run in the next minute.
    private static string Lasting(string output) => output.Split(", tokens until ")[0];

    private async Task<(int ExitCode, string Error)> EmitQuietlyAsync(string assembly, string? project) =>
        Said(await EmitAsync(assembly, project));

    private Task<CliRun> EmitAsync(string assembly, string? project) => CliRun.OfAsync(
        ["emit", "--assembly", assembly, "--target", "sbe", "--output", _folder.File("emitted"),
            .. project is null ? Array.Empty<string>() : ["--project", project]]);

    // Without a PDB, which knows what was compiled: only times tell.
    private string Build()
    {
        var assembly = _folder.Assembly(SampleSchemas.Text("greenhouse.xml"));
        File.SetLastWriteTimeUtc(_folder.Write("Contracts.csproj", "<Project />"), Built.AddSeconds(-1));
        File.SetLastWriteTimeUtc(assembly, Built);
        return assembly;
    }

    private string Touch(string file)
    {
        var path = _folder.Write(file, "<Project />");
        File.SetLastWriteTimeUtc(path, Built.AddSeconds(1));
        return path;
    }

    private void WriteInputs()
    {
        _folder.Write("fleet.csv", "device\nroof-1\n");
        _folder.Write("key", Convert.ToBase64String(new byte[32]));
        _folder.Write("app/sensors.py", "def read():\n    return ()\n");
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var authority = new CertificateRequest("CN=Authority", key, HashAlgorithmName.SHA256)
            .CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        _folder.Write("ca.pem", authority.ExportCertificatePem());
    }
}
