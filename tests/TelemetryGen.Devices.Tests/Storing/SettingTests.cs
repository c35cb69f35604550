using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using TelemetryGen.EventHubs;
using TelemetryGen.Testing.Hubs;
using TelemetryGen.Testing.Runtimes;

namespace TelemetryGen.Devices.Tests.Storing;

/// <summary>What is taken for a token or a CA before the old one goes. Cuts of power are in PowerCutTests.</summary>
public sealed class SettingTests : IDisposable
{
    private const string Host = "acme.servicebus.windows.net";

    private readonly TestCertificates _certificates = new();

    public static TheoryData<string> Runtimes => DeviceRuntime.All;

    [Theory, MemberData(nameof(Runtimes))]
    public async Task Tokens_for_this_device_its_hub_and_its_namespace_are_taken_and_no_others(string runtime)
    {
        (string Token, bool IsTaken)[] cases =
        [
            (Token("/weather/publishers/roof-1"), true),
            (Token("/Weather/publishers/roof-1"), true),
            (Token("/weather/"), true),
            (Token(""), true),
            (Token("/weather/publishers/roof-1") + "\r\n", true),
            (Token("/weather", host: "ACME.servicebus.windows.net:8443"), true),
            (Token("/weather/publishers/roof-2"), false),
            (Token("/weather/publishers/Roof-1"), false),
            (Token("/weather/publishers/roof-1/more"), false),
            (Token("/weather2"), false),
            (Token("/weather", host: "other.servicebus.windows.net"), false),
            // Cut off, doubled, of another scheme, with a line in it.
            (Token("/weather")[..^20], false),
            (Token("/weather")[..60], false),
            (Token("/weather") + "&se=4000000000", false),
            (Token("/weather").Replace("https", "ftp", StringComparison.Ordinal), false),
            (Token("/weather").Replace("%2F", "%2", StringComparison.Ordinal), false),
            (Token("/weather").Replace("SharedAccessSignature", "Bearer", StringComparison.Ordinal), false),
            (Token("/weather").Replace("&skn", "\n&skn", StringComparison.Ordinal), false),
            (Token("/weather").Replace("se=4", "se=x", StringComparison.Ordinal), false),
            ("", false),
            ("<html>", false),
        ];
        var files = cases.Select((c, i) => (Name: $"token{i}", Bytes: Encoding.UTF8.GetBytes(c.Token)))
            .ToDictionary(f => f.Name, f => f.Bytes);

        var lines = await DeviceRuntime.Get(runtime).RunAsync(
            $"""
            from setting_checks import token_check
            check = token_check('{Host}', 'weather', 'roof-1')
            for i in range({cases.Length}):
                print(check(open('token' + str(i), 'rb').read()))
            """,
            files: files);

        Assert.Equal(cases.Select(c => (c.Token, c.IsTaken)), cases.Zip(lines, (c, line) => (c.Token, line == "True")));
    }

    [Theory, MemberData(nameof(Runtimes))]
    public async Task A_token_that_has_expired_is_refused_once_the_clock_is_set(string runtime)
    {
        var lines = await DeviceRuntime.Get(runtime).RunAsync(
            $"""
            import unix_clock
            from scenario import Clock
            from setting_checks import token_check
            check = token_check('{Host}', 'weather', 'roof-1')
            token = open('token', 'rb').read()
            # At power on, a second before the end, at the end.
            for now in (5, 1799999999, 1800000000):
                unix_clock.time = Clock(now)
                print(check(token))
            """,
            settings: new() { ["HOST"] = Host },
            files: new() { ["token"] = Encoding.UTF8.GetBytes(Token("/weather", expires: 1800000000)) });

        Assert.Equal(["True", "True", "False"], lines);
    }

    [Theory, MemberData(nameof(Runtimes))]
    public async Task Whole_certificates_are_taken_as_DER_and_PEM_alone_and_together(string runtime)
    {
        using var other = new TestCertificates();
        var der = _certificates.AuthorityDer;
        var pem = Pem(der) + Pem(other.AuthorityDer);

        Assert.Equal(["True", "True", "True", "True"],
            await CheckAsync(runtime, der, [.. der, .. other.AuthorityDer], Encoding.ASCII.GetBytes(pem),
                Encoding.ASCII.GetBytes(pem.ReplaceLineEndings("\r\n"))));
    }

    [Theory, MemberData(nameof(Runtimes))]
    public async Task A_PEM_is_read_by_firmware_whose_decoder_takes_no_line_ends(string runtime)
    {
        var lines = await DeviceRuntime.Get(runtime).RunAsync(
            """
            import ca_file
            from ca_check import is_ca
            decode = ca_file.binascii.a2b_base64
            class Old:
                # As in MicroPython 1.5 and 1.8.
                def a2b_base64(self, text):
                    if len(text) % 4 or b'\n' in text:
                        raise ValueError('incorrect padding')
                    return decode(text)
            ca_file.binascii = Old()
            print(is_ca(open('ca.pem', 'rb').read()))
            """,
            files: new() { ["ca.pem"] = Encoding.ASCII.GetBytes(Pem(_certificates.AuthorityDer)) });

        Assert.Equal(["True"], lines);
    }

    [Theory, MemberData(nameof(Runtimes))]
    public async Task What_is_not_a_whole_certificate_is_refused(string runtime)
    {
        var der = _certificates.AuthorityDer;
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var pem = Encoding.ASCII.GetBytes(Pem(der));

        var lines = await CheckAsync(
            runtime,
            [],
            Encoding.ASCII.GetBytes("<html>404</html>"),
            key.ExportPkcs8PrivateKey(),
            der[..^1],
            [.. der, 0],
            [.. der, .. der[..40]],
            [0x30, 0x82, 0x00, 0x00],
            pem[..^40],
            pem[..(pem.Length / 2)],
            [.. pem, .. pem[..200]]);

        Assert.All(lines, line => Assert.Equal("False", line));
        Assert.Equal(10, lines.Length);
    }

    [Theory, MemberData(nameof(Runtimes))]
    public async Task A_replaced_token_is_used_goes_when_it_is_confirmed_and_comes_back_when_it_is_not(string runtime)
    {
        var lines = await DeviceRuntime.Get(runtime).RunAsync(
            """
            from settings_file import confirm, load, replace, revert
            from sealed_file import read_file
            def is_valid(data):
                return data.startswith(b'T')
            print(load('none', is_valid), replace('token', b'no', is_valid), load('token', is_valid))
            print(replace('token', b'T2', is_valid), load('token', is_valid), read_file('token'))
            # Not confirmed: T1 is what is known to work, however often it is replaced.
            print(replace('token', b'T3', is_valid), revert('token', is_valid), load('token', is_valid))
            print(replace('token', b'T4', is_valid))
            confirm('token')
            print(revert('token', is_valid), load('token', is_valid))
            # A file that was spoiled by hand: the one before it is put back.
            replace('token', b'T5', is_valid)
            with open('token', 'wb') as file:
                file.write(b'spoiled')
            print(load('token', is_valid), read_file('token'))
            confirm('token')
            print(load('token', lambda data: False))
            """,
            files: new() { ["token"] = "T1"u8.ToArray() });

        Assert.Equal(
            ["None False b'T1'", "True b'T2' b'T2'", "True True b'T1'", "True", "False b'T4'", "b'T4' b'T4'", "None"],
            lines);
    }

    [Theory, MemberData(nameof(Runtimes))]
    public async Task Numbers_go_on_behind_those_of_the_last_start(string runtime)
    {
        var lines = await DeviceRuntime.Get(runtime).RunAsync("""
            from sequence_counter import SequenceCounter
            numbers = SequenceCounter('numbers', 100)
            print([numbers.next() for i in range(65)][-3:])
            print([SequenceCounter('numbers', 100).next() for i in range(2)])
            print([SequenceCounter(None, 100).next() for i in range(2)])
            whole = SequenceCounter(None, 3, 2)
            print([whole.next() for i in range(5)])
            for limit, block in ((0, 1), (63, 64), (10, 0), ((1 << 32) + 1, 64)):
                try:
                    SequenceCounter(None, limit, block)
                except ValueError as error:
                    print(error)
            """);

        Assert.Equal(
            [
                "[62, 63, 64]", "[28, 92]", "[0, 0]", "[0, 1, 2, 0, 1]",
                "block is 1, limit 0; it must be 1 <= block <= limit <= 2**32",
                "block is 64, limit 63; it must be 1 <= block <= limit <= 2**32",
                "block is 0, limit 10; it must be 1 <= block <= limit <= 2**32",
                "block is 64, limit 4294967297; it must be 1 <= block <= limit <= 2**32",
            ],
            lines);
    }

    public void Dispose() => _certificates.Dispose();

    private static string Token(string path, string host = Host, long expires = 4000000000) =>
        SasToken.Create($"https://{host}{path}", "send", "key", DateTimeOffset.FromUnixTimeSeconds(expires)).Text;

    private static string Pem(byte[] der) => PemEncoding.WriteString("CERTIFICATE", der) + "\n";

    private static Task<string[]> CheckAsync(string runtime, params byte[][] files) => DeviceRuntime.Get(runtime).RunAsync(
        $"""
        from ca_check import is_ca
        for i in range({files.Length.ToString(CultureInfo.InvariantCulture)}):
            print(is_ca(open('ca' + str(i), 'rb').read()))
        """,
        files: files.Select((bytes, i) => (Name: $"ca{i}", Bytes: bytes)).ToDictionary(f => f.Name, f => f.Bytes));
}
