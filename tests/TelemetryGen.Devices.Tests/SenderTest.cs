using TelemetryGen.Testing.Hubs;
using TelemetryGen.Testing.Runtimes;

namespace TelemetryGen.Devices.Tests;

/// <summary>Base of the tests that run the sender against a scripted hub.</summary>
public abstract class SenderTest : IDisposable
{
    public const string Token = "SharedAccessSignature sr=https%3a%2f%2flocalhost%2fweather&sig=c2VjcmV0&se=4000000000&skn=send";

    /// <summary>Of the answers: Unix 1800000000.</summary>
    public const string HubDate = "Fri, 15 Jan 2027 08:00:00 GMT";

    public static TheoryData<string> Runtimes => DeviceRuntime.All;

    protected TestCertificates Certificates { get; } = new();

    /// <summary>Runs the lines with a `sender` at hand, connected to the hub's port, and returns what they printed.</summary>
    protected Task<string[]> RunAsync(
        string runtime, int port, string source, string token = Token, byte[]? ca = null, string host = "localhost", int timeout = 10)
    {
        var settings = new Dictionary<string, object?>
        {
            ["HOST"] = host,
            ["PORT"] = port,
            ["TOKEN"] = token,
            ["TIMEOUT"] = timeout,
        };
        var files = new Dictionary<string, byte[]> { ["ca.der"] = ca ?? Certificates.AuthorityDer };
        return DeviceRuntime.Get(runtime).RunAsync("from scenario import *\nsender = make_sender()\n" + source, settings, files);
    }

    protected ScriptedHub Hub(params Answer[] answers) => new(Certificates.Issue(), answers);

    public void Dispose()
    {
        Certificates.Dispose();
        GC.SuppressFinalize(this);
    }
}
