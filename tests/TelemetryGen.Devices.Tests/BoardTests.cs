using TelemetryGen.Testing.Runtimes;

namespace TelemetryGen.Devices.Tests;

/// <summary>
/// The branches for boards that cannot run here, on stand-ins for their modules. Each test shows every call in order: nothing is ever
/// written to a socket that was not wrapped with cert_reqs=2 (CERT_REQUIRED).
/// </summary>
public class BoardTests
{
    private const string WipySsl =
        "Module(wrap_socket=wrapper('cert_reqs', 'ca_certs', 'ssl_version'), CERT_REQUIRED=2, PROTOCOL_TLSv1_2=5, SSLError=OSError)";

    private const string PycomKeywords = "'cert_reqs', 'ca_certs', 'ssl_version', 'server_hostname', 'timeout'";
    private const string WipyCa = "'/flash/cert/ca.pem'";

    public static TheoryData<string> Runtimes => DeviceRuntime.All;

    [Theory, MemberData(nameof(Runtimes))]
    public Task A_WiPy_1_makes_a_secure_socket_wraps_it_and_then_connects(string runtime) => AssertCallsAsync(
        runtime,
        $"send({WipyCa}, {WipySsl}, IPPROTO_SEC=100)",
        "socket 2 1 100",
        "settimeout 30",
        "wrap ca_certs=/flash/cert/ca.pem cert_reqs=2 ssl_version=5",
        "connect 10.0.0.1 443",
        "write b'POST'",
        "sent");

    [Theory, MemberData(nameof(Runtimes))]
    public Task A_WiPy_1_that_does_not_trust_the_server_closes_the_socket_and_sends_nothing(string runtime) => AssertCallsAsync(
        runtime,
        $"Socket.refusal = OSError(-453)\nsend({WipyCa}, {WipySsl}, IPPROTO_SEC=100)",
        "socket 2 1 100",
        "settimeout 30",
        "wrap ca_certs=/flash/cert/ca.pem cert_reqs=2 ssl_version=5",
        "connect 10.0.0.1 443",
        "close",
        "TlsError cannot trust hub.test: -453 (wrong CA or host name, expired certificate, wrong clock, or TLS below 1.2)");

    [Theory, MemberData(nameof(Runtimes))]
    public Task A_WiPy_1_whose_connection_times_out_keeps_the_message(string runtime) => AssertCallsAsync(
        runtime,
        $"Socket.refusal = OSError(110)\nsend({WipyCa}, {WipySsl}, IPPROTO_SEC=100)",
        "socket 2 1 100",
        "settimeout 30",
        "wrap ca_certs=/flash/cert/ca.pem cert_reqs=2 ssl_version=5",
        "connect 10.0.0.1 443",
        "close",
        "RetryLater no connection: ");

    [Theory, MemberData(nameof(Runtimes))]
    public Task A_WiPy_1_with_firmware_of_TLS_1_0_does_not_open_a_socket(string runtime) => AssertCallsAsync(
        runtime,
        $"send({WipyCa}, Module(wrap_socket=wrapper('cert_reqs', 'ca_certs'), CERT_REQUIRED=2), IPPROTO_SEC=100)",
        "TlsError this firmware speaks TLS 1.0 only: install 1.8.5 or later, or send through a gateway");

    [Theory, MemberData(nameof(Runtimes))]
    public Task A_WiPy_1_with_its_CA_elsewhere_does_not_open_a_socket(string runtime) => AssertCallsAsync(
        runtime,
        $"send('/flash/ca.pem', {WipySsl}, IPPROTO_SEC=100)",
        "TlsError the CA file of a WiPy 1 must be /flash/cert/ca.pem");

    [Theory, MemberData(nameof(Runtimes))]
    public Task A_WiPy_3_connects_and_wraps_with_CA_file_and_host_name(string runtime) => AssertCallsAsync(
        runtime,
        $"send('/flash/cert/ca.pem', Module(wrap_socket=wrapper({PycomKeywords}), CERT_REQUIRED=2, SSLError=OSError))",
        "socket",
        "settimeout 30",
        "connect 10.0.0.1 443",
        "wrap ca_certs=/flash/cert/ca.pem cert_reqs=2 server_hostname=hub.test",
        "write b'POST'",
        "sent");

    [Theory]
    [InlineData("MicroPython", "OSError(-1)")]
    [InlineData("CPython", "OSError(-1)")]
    [InlineData("MicroPython", "OSError(-0x2700)")]
    [InlineData("CPython", "OSError(-0x2700)")]
    [InlineData("MicroPython", "OSError('CA file not found')")]
    [InlineData("CPython", "OSError('CA file not found')")]
    [InlineData("MicroPython", "ValueError('invalid cert')")]
    [InlineData("CPython", "ValueError('invalid cert')")]
    public Task A_WiPy_3_that_does_not_trust_the_server_closes_the_socket_and_sends_nothing(
        string runtime, string refusal) => AssertCallsAsync(
        runtime,
        $"send('/flash/ca.pem', Module(wrap_socket=wrapper({PycomKeywords}, refusal={refusal}), CERT_REQUIRED=2, SSLError=OSError))",
        "socket",
        "settimeout 30",
        "connect 10.0.0.1 443",
        "wrap ca_certs=/flash/ca.pem cert_reqs=2 server_hostname=hub.test",
        "close",
        "TlsError cannot trust hub.test: ");

    [Theory]
    [InlineData("MicroPython", "104")]
    [InlineData("CPython", "104")]
    [InlineData("MicroPython", "-0x7280")]
    [InlineData("CPython", "-0x6800")]
    [InlineData("MicroPython", "-80")]
    public Task A_line_that_breaks_in_the_handshake_of_a_WiPy_3_keeps_the_message(string runtime, string code) => AssertCallsAsync(
        runtime,
        $"send('/flash/ca.pem', Module(wrap_socket=wrapper({PycomKeywords}, refusal=OSError({code})), CERT_REQUIRED=2, SSLError=OSError))",
        "socket",
        "settimeout 30",
        "connect 10.0.0.1 443",
        "wrap ca_certs=/flash/ca.pem cert_reqs=2 server_hostname=hub.test",
        "close",
        "RetryLater no connection: ");

    [Theory, MemberData(nameof(Runtimes))]
    public Task TLS_without_memory_says_to_connect_early(string runtime) => AssertCallsAsync(
        runtime,
        $"send('/flash/ca.pem', Module(wrap_socket=wrapper({PycomKeywords}, refusal=OSError(12)), CERT_REQUIRED=2, SSLError=OSError))",
        "socket",
        "settimeout 30",
        "connect 10.0.0.1 443",
        "wrap ca_certs=/flash/ca.pem cert_reqs=2 server_hostname=hub.test",
        "close",
        "RetryLater no memory for TLS: connect before the heap is fragmented");

    [Theory, MemberData(nameof(Runtimes))]
    public Task An_older_ESP32_gives_the_authority_as_bytes(string runtime) => AssertCallsAsync(
        runtime,
        "send(b'der', Module(wrap_socket=wrapper('cert_reqs', 'cadata', 'server_hostname'), CERT_REQUIRED=2))",
        "socket",
        "settimeout 30",
        "connect 10.0.0.1 443",
        "wrap cadata=b'der' cert_reqs=2 server_hostname=hub.test",
        "write b'POST'",
        "sent");

    [Theory, MemberData(nameof(Runtimes))]
    public Task Firmware_without_certificate_verification_does_not_open_a_socket(string runtime) => AssertCallsAsync(
        runtime,
        "send(b'der', Module(wrap_socket=wrapper('server_hostname')))",
        "TlsError this firmware cannot verify certificates: install a newer one");

    [Theory, MemberData(nameof(Runtimes))]
    public Task Firmware_that_does_not_take_the_authority_sends_nothing(string runtime) => AssertCallsAsync(
        runtime,
        "send(b'der', Module(wrap_socket=wrapper('cert_reqs', 'server_hostname'), CERT_REQUIRED=2))",
        "socket",
        "settimeout 30",
        "connect 10.0.0.1 443",
        "close",
        "TlsError this firmware takes no such ca, or cannot verify certificates: unexpected keyword argument 'cadata'");

    // The last line may go on with the words of the runtime.
    private static async Task AssertCallsAsync(string runtime, string source, params string[] expected)
    {
        var lines = await DeviceRuntime.Get(runtime).RunAsync("from boards import *\n" + source);
        Assert.Equal(expected[..^1], lines[..^1]);
        Assert.StartsWith(expected[^1], lines[^1], StringComparison.Ordinal);
    }
}
