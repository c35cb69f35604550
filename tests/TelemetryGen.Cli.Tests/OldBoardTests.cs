using System.Diagnostics;
using System.Text.Json;
using TelemetryGen.EventHubs;
using TelemetryGen.Testing;

namespace TelemetryGen.Cli.Tests;

/// <summary>
/// <c>telemetrygen hub --legacy-port</c> with clients of TLS 1.0 and 1.1: Python's ssl and openssl s_client, at security level 0. What
/// OpenSSL allows is decided when a process starts, so each hub is a process of its own.
/// </summary>
[Trait("Kind", "Device")]
public sealed class OldBoardTests : IDisposable
{
    // Asks with the TLS and the suites that it is told, and says what came of it.
    private const string Client =
        """
        import json, socket, ssl, sys, warnings
        warnings.simplefilter("ignore")
        port, version, ciphers, ca, token, path = sys.argv[1:]
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        context.set_ciphers(ciphers + ":@SECLEVEL=0")
        context.minimum_version = context.maximum_version = getattr(ssl.TLSVersion, version)
        context.load_verify_locations(ca)
        said = {"version": None, "cipher": None, "answer": "", "error": None}
        try:
            with socket.create_connection(("127.0.0.1", int(port)), 20) as tcp:
                with context.wrap_socket(tcp, server_hostname="localhost") as tls:
                    said["version"], said["cipher"] = tls.version(), tls.cipher()[0]
                    head = ["POST %s HTTP/1.1" % path, "Host: localhost:" + port, "Authorization: " + token, "Content-Length: 5",
                            "Connection: close", "", "hello"]
                    tls.sendall("\r\n".join(head).encode())
                    while part := tls.recv(4096):
                        said["answer"] += part.decode()
        except OSError as e:
            said["error"] = str(e)
        print(json.dumps(said))
        """;

    private const string OldSuites = "AES128-SHA:AES256-SHA";

    private readonly TemporaryFolder _folder = new();

    private string Data => _folder.File("data");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("TLSv1", "TLSv1", "AES128-SHA")]
    [InlineData("TLSv1", "TLSv1", "AES256-SHA")]
    [InlineData("TLSv1", "TLSv1", "ECDHE-RSA-AES256-SHA")]
    [InlineData("TLSv1_1", "TLSv1.1", "AES128-SHA")]
    [InlineData("TLSv1_2", "TLSv1.2", "AES256-SHA")]
    [InlineData("TLSv1_2", "TLSv1.2", "AES128-SHA256")]
    public async Task An_old_board_sends_when_openssl_was_told(string version, string spoken, string cipher)
    {
        var configuration = await ConfigurationAsync();
        using var hub = await StartAsync(configuration);

        var said = await AskAsync(hub, version, cipher);

        Assert.Equal((spoken, cipher), (Text(said, "version"), Text(said, "cipher")));
        Assert.StartsWith("HTTP/1.1 201 Created", Text(said, "answer"), StringComparison.Ordinal);
        var (_, _, log) = await hub.TerminateAsync();
        Assert.Contains("Old boards are let in at https://localhost:", log, StringComparison.Ordinal);
        Assert.DoesNotContain("cannot connect", log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_machine_whose_openssl_refuses_is_told_what_is_needed_and_serves_tls_1_2()
    {
        using var hub = await StartAsync(Refusing());

        var old = await AskAsync(hub, "TLSv1", OldSuites);
        var newer = await AskAsync(hub, "TLSv1_2", OldSuites);

        Assert.NotNull(Text(old, "error"));
        Assert.Equal("TLSv1.2", Text(newer, "version"));
        Assert.StartsWith("HTTP/1.1 201 Created", Text(newer, "answer"), StringComparison.Ordinal);
        var (_, _, log) = await hub.TerminateAsync();
        Assert.Contains("Boards that speak only TLS 1.0 and TLS 1.1 cannot connect: OpenSSL on this machine refuses it (", log,
            StringComparison.Ordinal);
        Assert.Contains($"Start the hub with OPENSSL_CONF={Written} in its environment", log, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-tls1", "TLSv1")]
    [InlineData("-tls1_1", "TLSv1.1")]
    public async Task Openssl_shakes_hands_with_it_and_with_no_other_port(string option, string spoken)
    {
        var configuration = await ConfigurationAsync();
        using var hub = await StartAsync(configuration, "--amqp-tls-port", "0");

        var legacy = await SClientAsync(LegacyPort(hub), option, Text(hub.Start, "legacyCaPem")!);
        var https = await SClientAsync(hub.Endpoint.Port, option, hub.CaPem);
        var amqp = await SClientAsync(hub.Start.GetProperty("amqpTlsPort").GetInt32(), option, hub.CaPem);

        Assert.Contains($"Protocol  : {spoken}\n", legacy, StringComparison.Ordinal);
        Assert.Contains("Verify return code: 0 (ok)", legacy, StringComparison.Ordinal);
        Assert.All((string[])[https, amqp], text => Assert.Contains("Cipher    : 0000", text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_other_port_takes_neither_old_protocols_nor_old_suites_under_that_configuration()
    {
        var configuration = await ConfigurationAsync();
        using var hub = await StartAsync(configuration);
        var token = Token(hub, hub.Endpoint.Authority);

        var modern = await AskAsync(hub.Endpoint.Port, "TLSv1_2", "ECDHE-ECDSA-AES128-GCM-SHA256", hub.CaPem, token);
        var oldest = await AskAsync(hub.Endpoint.Port, "TLSv1", "ECDHE-ECDSA-AES128-SHA", hub.CaPem, token);
        var old = await AskAsync(hub.Endpoint.Port, "TLSv1_1", "ECDHE-ECDSA-AES128-SHA", hub.CaPem, token);
        var cbc = await AskAsync(hub.Endpoint.Port, "TLSv1_2", "ECDHE-ECDSA-AES128-SHA", hub.CaPem, token);

        Assert.StartsWith("HTTP/1.1 201 Created", Text(modern, "answer"), StringComparison.Ordinal);
        Assert.All((JsonElement[])[oldest, old, cbc], said => Assert.NotNull(Text(said, "error")));
    }

    private string Written => _folder.File("data/legacy-openssl.cnf");

    private static int LegacyPort(HubProcess hub) => new Uri(Text(hub.Start, "legacyEndpoint")!).Port;

    private static string? Text(JsonElement from, string name) => from.GetProperty(name).GetString();

    // As the hub writes it, where it is refused what it needs.
    private async Task<string> ConfigurationAsync()
    {
        using var refused = await StartAsync(Refusing());
        await refused.TerminateAsync();
        return Written;
    }

    private string Refusing()
    {
        var path = _folder.File("refusing.cnf");
        File.WriteAllText(path, "openssl_conf = a\n[a]\nssl_conf = b\n[b]\nsystem_default = c\n[c]\nMinProtocol = TLSv1.2\n");
        return path;
    }

    private Task<HubProcess> StartAsync(string configuration, params string[] more) => HubProcess.StartAsync(
        Data, ["--legacy-port", "0", "--amqp-port", "none", .. more.Length == 0 ? ["--no-amqp"] : more], ("OPENSSL_CONF", configuration));

    private static string Token(HubProcess hub, string authority) => SasToken.Create(
        EventHubResource.Publisher(authority, "greenhouse", "wipy-01"), "send", hub.SendKey(), DateTimeOffset.UtcNow.AddHours(1)).Text;

    private static Task<JsonElement> AskAsync(HubProcess hub, string version, string ciphers) => AskAsync(
        LegacyPort(hub), version, ciphers, Text(hub.Start, "legacyCaPem")!, Token(hub, $"localhost:{LegacyPort(hub)}"));

    private static async Task<JsonElement> AskAsync(int port, string version, string ciphers, string ca, string token) =>
        JsonDocument.Parse(await RunAsync(
            "/usr/bin/python3", ["-c", Client, $"{port}", version, ciphers, ca, token, "/greenhouse/publishers/wipy-01/messages"]))
            .RootElement;

    private static Task<string> SClientAsync(int port, string option, string ca) => RunAsync(
        "openssl", ["s_client", "-connect", $"127.0.0.1:{port}", "-servername", "localhost", option, "-CAfile", ca, "-cipher",
            "ALL:@SECLEVEL=0"]);

    // With the system's own configuration, whatever that is; what comes on its input ends it.
    private static async Task<string> RunAsync(string program, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        process.StandardInput.Close();
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        await errors;
        return output;
    }
}
