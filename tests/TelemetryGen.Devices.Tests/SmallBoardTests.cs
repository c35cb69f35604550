using System.Text;
using TelemetryGen.Schema;
using TelemetryGen.Targets;
using TelemetryGen.Testing.Runtimes;
using TelemetryGen.Testing.Samples;

namespace TelemetryGen.Devices.Tests;

/// <summary>The shipped modules as a small board gets them: what their errors say are comments.</summary>
public class SmallBoardTests
{
    public static TheoryData<string> Runtimes => DeviceRuntime.All;

    [Theory, MemberData(nameof(Runtimes))]
    public async Task Each_error_can_be_made_without_a_text(string runtime)
    {
        var lines = await RunAsync(runtime, """
            import eventhub_errors
            for name in ('SendError', 'ClockError', 'TlsError', 'TokenError', 'RejectedError', 'RetryLater'):
                error = getattr(eventhub_errors, name)()
                print(name, isinstance(error, eventhub_errors.SendError), error.status, error.retry_after)
            print(eventhub_errors.line_error(MemoryError()).retry_after, eventhub_errors.line_error(OSError(5)).args[0].args)
            """);

        Assert.Equal(
            ["SendError True 0 10", "ClockError True 0 10", "TlsError True 0 10", "TokenError True 0 10", "RejectedError True 0 10",
                "RetryLater True 0 10", "10 (5,)"],
            lines);
    }

    [Theory, MemberData(nameof(Runtimes))]
    public async Task Firmware_that_cannot_verify_is_a_tls_error(string runtime)
    {
        var lines = await RunAsync(runtime, """
            import sys
            class Module:
                pass
            ssl = Module()
            socket = Module()
            socket.getaddrinfo = lambda host, port: [(0, 0, 0, '', (host, port))]
            sys.modules['ussl'] = ssl
            sys.modules['usocket'] = socket
            from eventhub_errors import SendError
            from tls_wipy1 import TlsClient
            def told(path):
                try:
                    TlsClient('localhost', 443, path, 30).connect()
                except SendError as error:
                    return type(error).__name__, error.args
            print(told('/flash/cert/ca.pem'))
            ssl.CERT_REQUIRED = 2
            # 1.8.4 and before.
            print(told('/flash/cert/ca.pem'))
            ssl.PROTOCOL_TLSv1_2 = 2
            print(told('/ca.pem'))
            """);

        Assert.Equal(["('TlsError', ('',))", "('TlsError', ('',))", "('TlsError', ('/flash/cert/ca.pem',))"], lines);
    }

    private static Task<string[]> RunAsync(
        string runtime, string source) => DeviceRuntime.Get(runtime).RunAsync(source, files: TargetRegistry.Find("micropython")!
        .Emit(SchemaDocument.Parse(SampleSchemas.Text("greenhouse.xml")), new("wipy1"))
        .Where(f => PythonModules.Shipped.Contains(Path.GetFileNameWithoutExtension(f.Path)))
        .ToDictionary(f => Path.GetFileName(f.Path), f => Encoding.UTF8.GetBytes(f.Text)));
}
