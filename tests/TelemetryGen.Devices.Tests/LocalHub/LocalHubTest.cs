using System.Text;
using TelemetryGen.LocalHub;
using TelemetryGen.Testing.Hubs;

namespace TelemetryGen.Devices.Tests;

/// <summary>Base of the tests that run the sender against the real local hub.</summary>
public abstract class LocalHubTest : SenderTest
{
    private protected Task<string[]> RunAsync(
        string runtime, RealHub hub, string source, string? token = null, byte[]? ca = null, string host = "localhost") =>
        RunAsync(runtime, hub.Port, source, token ?? hub.Token(), ca ?? hub.AuthorityDer, host);

    private protected static IEnumerable<string> BodiesOf(IEnumerable<StoredEvent> events) =>
        events.Select(e => Encoding.ASCII.GetString(e.Body.Span));
}
