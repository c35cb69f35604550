using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using TelemetryGen.Testing;
using TelemetryGen.Testing.Samples;

namespace TelemetryGen.Cli.Tests;

/// <summary>What of an earlier run goes from a device's folder, what stays, and what of --app gets there.</summary>
public sealed class ProvisionAgainTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public ProvisionAgainTests()
    {
        Directory.CreateDirectory(_folder.File("app"));
        _folder.Write("app/sensors.py", "from climate import Climate\ndef read():\n    return ()\n");
        _folder.Write("fleet.csv", "device\nroof-1\nroof-2\n");
    }

    private string Output => _folder.File("boards");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Files_of_another_board_and_of_another_app_are_removed_and_named()
    {
        WriteApp("tables.py");
        WriteApp("drivers/bme280.py");
        Assert.Equal((0, ""), Ends(await RunAsync("esp32")));
        Assert.True(Has("roof-1", "cert/ca.der") && Has("roof-1", "lib/tls_socket.py") && Has("roof-1", "drivers/bme280.py"));
        Directory.Delete(_folder.File("app/drivers"), recursive: true);
        File.Delete(_folder.File("app/tables.py"));

        var run = await RunAsync("wipy1");

        Assert.Equal((0, ""), Ends(run));
        Assert.StartsWith(
            "removed from 2 devices, written before and not needed now: cert/ca.der, lib/tls_context.py, lib/tls_socket.py, "
                + "drivers/bme280.py, tables.py\n2 devices in ",
            Sorted(run.Out, "cert/ca.der", "lib/tls_context.py", "lib/tls_socket.py", "drivers/bme280.py", "tables.py"),
            StringComparison.Ordinal);
        Assert.False(Has("roof-1", "cert/ca.der") || Has("roof-1", "lib/tls_socket.py"));
        Assert.False(Has("roof-1", "tables.py") || Has("roof-2", "tables.py"));
        // No empty folder stays, which a board would import as a package.
        Assert.False(Directory.Exists(Path.Combine(Output, "roof-1", "drivers")));
        Assert.True(Has("roof-1", "cert/ca.pem") && Has("roof-1", "lib/tls_wipy1.py"));

        // What is gone is not named again.
        Assert.StartsWith("2 devices in ", (await RunAsync("wipy1")).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_somebody_else_put_there_or_has_changed_stays()
    {
        WriteApp("tables.py");
        await RunAsync("esp32");
        File.Delete(_folder.File("app/tables.py"));
        _folder.Write("boards/roof-1/notes.py", "MINE = 1\n");
        _folder.Write("boards/roof-1/lib/tls_wipy9.py", "MINE = 2\n");
        _folder.Write("boards/roof-1/tables.py", "MINE = 3\n");
        _folder.Write("elsewhere.py", "MINE = 4\n");
        // Nor does a list that was tampered with reach beyond the folder.
        await File.AppendAllTextAsync(
            Path.Combine(Output, "~written", "roof-1.txt"),
            Convert.ToHexStringLower(SHA256.HashData("MINE = 4\n"u8)) + " ../../elsewhere.py\n", TestContext.Current.CancellationToken);

        var run = await RunAsync("esp32");

        Assert.Equal(
            (0, "telemetrygen: not removed from roof-1, written before, not needed now, and changed since: tables.py\n"), Ends(run));
        Assert.StartsWith(
            "removed from roof-2, written before and not needed now: tables.py\n2 devices in ", run.Out, StringComparison.Ordinal);
        Assert.True(Has("roof-1", "notes.py") && Has("roof-1", "lib/tls_wipy9.py"));
        Assert.True(Has("roof-1", "tables.py") && !Has("roof-2", "tables.py"));
        Assert.True(File.Exists(_folder.File("elsewhere.py")));

        // From now on it is the user's.
        Assert.Equal((0, ""), Ends(await RunAsync("esp32")));
        Assert.True(Has("roof-1", "tables.py"));
    }

    [Fact]
    public async Task The_list_holds_no_secret_and_is_its_owners_alone()
    {
        await RunAsync("esp32");

        var list = Path.Combine(Output, "~written", "roof-1.txt");
        var text = await File.ReadAllTextAsync(list, TestContext.Current.CancellationToken);
        Assert.Contains(" lib/climate.py\n", text, StringComparison.Ordinal);
        // A Wi-Fi's key can be guessed from a hash.
        Assert.DoesNotContain("settings.py", text, StringComparison.Ordinal);
        Assert.DoesNotContain("token\n", text, StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(list));
        }
    }

    [Fact]
    public async Task Packages_and_compiled_modules_are_copied_with_what_they_import_and_the_rest_is_named()
    {
        WriteApp("drivers/__init__.py");
        WriteApp("drivers/bme280.py", "from ring_store import RingStore\n");
        WriteApp("lib/filters.py");
        // In a compiled module a name stands among other bytes.
        WriteApp("fast.mpy", "M\u0006\u0000\u001f\u0010setting_checks\u0000");
        WriteApp("drivers/notes.txt");
        WriteApp(".git/config");
        WriteApp("__pycache__/sensors.cpython-312.pyc");

        var run = await RunAsync("esp32");

        var notes = Path.Combine(_folder.File("app"), "drivers", "notes.txt");
        Assert.Equal((0, $"telemetrygen: {notes} is not copied: boards import .py and .mpy.\n"), Ends(run));
        Assert.All(
            ["drivers/__init__.py", "drivers/bme280.py", "lib/filters.py", "fast.mpy", "lib/ring_store.py", "lib/setting_checks.py"],
            file => Assert.True(Has("roof-1", file), file));
        Assert.False(Has("roof-1", "lib/telemetry_queue.py") || Has("roof-1", "drivers/notes.txt"));
    }

    [Fact]
    public async Task Sensors_may_be_compiled()
    {
        File.Delete(_folder.File("app/sensors.py"));
        WriteApp("sensors.mpy", "M\u0006\u0000\u001f\u000eclimate\u0000");

        Assert.Equal((0, ""), Ends(await RunAsync("esp32")));

        Assert.True(Has("roof-1", "sensors.mpy") && Has("roof-1", "lib/climate.py"));
    }

    [Theory]
    [InlineData("settings.mpy", "has the name of the settings that are written for each device, and would be lost; rename it")]
    [InlineData("main.mpy", "has the name of the part main.py of the program; rename it")]
    [InlineData("sensors.mpy", "has the name of sensors.py, and a board imports one of them; rename it")]
    [InlineData(
        "time/zones.py",
        "is in a package time, which has the name of the module time of a board's firmware, in whose place it would be imported; "
            + "rename it")]
    [InlineData(
        "flash_store/own.py",
        "is in a package flash_store, which has the name of the module lib/flash_store.py, in whose place a board would import it; "
            + "rename it")]
    [InlineData("main/own.py", "is in a package main, which has the name of the part main.py of the program; rename it")]
    [InlineData("queue/own.py", "is in a folder queue, which is the board's own; rename it")]
    [InlineData("lib/Crc32c.py", "has the name of the module lib/crc32c.py, in whose place a board would import it; rename it")]
    [InlineData("lib/board.py", "has the name of the part board.py of the program; rename it")]
    public async Task A_package_or_a_compiled_module_that_takes_anothers_place_is_named(string file, string problem)
    {
        WriteApp(file);

        var run = await RunAsync("esp32");

        Assert.Equal((2, $"telemetrygen: {Path.Combine([_folder.File("app"), .. file.Split('/')])} {problem}.\n"), Ends(run));
        Assert.False(Directory.Exists(Output));
    }

    [Fact]
    public async Task A_module_and_a_package_of_one_name_are_named()
    {
        WriteApp("drivers.py");
        WriteApp("Drivers/bme280.py");

        Assert.Equal(
            (2, $"telemetrygen: {_folder.File("app/drivers.py")} has the name of the folder drivers, which a board would import in its "
                + "place; rename it.\n"),
            Ends(await RunAsync("esp32")));
    }

    [Fact]
    public async Task A_WiPy_1_is_given_one_certificate()
    {
        var two = _folder.Write("two.pem", Authority() + "\n" + Authority());

        Assert.Equal(
            (2, $"telemetrygen: {two} contains 2 certificates; for a WiPy 1 it must be one: whether its firmware reads more was not tried. "
                + "Give it the one that the hub's own chain ends in.\n"),
            Ends(await RunAsync("wipy1", two)));
        Assert.False(Directory.Exists(Output));
        Assert.Equal((0, ""), Ends(await RunAsync("wipy2", two)));
    }

    private static (int Code, string Error) Ends(CliRun run) => (run.ExitCode, run.Error);

    // The first line with its names in the order that is given: a folder's files come in an order of their own.
    private static string Sorted(string text, params string[] names)
    {
        var colon = text.IndexOf(": ", StringComparison.Ordinal) + 2;
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        Assert.Equal(names.Order(StringComparer.Ordinal), text[colon..end].Split(", ").Order(StringComparer.Ordinal));
        return text[..colon] + string.Join(", ", names) + text[end..];
    }

    private static string Authority()
    {
        using var key = RSA.Create(2048);
        using var authority = new CertificateRequest("CN=authority", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return authority.ExportCertificatePem();
    }

    private void WriteApp(string name, string text = "A = 1\n")
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_folder.File("app/" + name))!);
        _folder.Write("app/" + name, text);
    }

    private bool Has(string device, string file) => File.Exists(Path.Combine(Output, device, file));

    private Task<CliRun> RunAsync(string board, string? ca = null) => CliRun.OfAsync(
        "provision", "--fleet", _folder.File("fleet.csv"), "--namespace", "contoso", "--hub", "weather", "--policy", "send",
        "--key-file", _folder.Write("send.key", Convert.ToBase64String(new byte[32])),
        "--ca", ca ?? _folder.Write("ca.pem", Authority()), "--board", board,
        "--assembly", _folder.Assembly(SampleSchemas.Text("greenhouse.xml")), "--app", _folder.File("app"), "--output", Output);
}
