using System.Text;
using TelemetryGen.Device;
using TelemetryGen.Testing.Hubs;

namespace TelemetryGen.NanoFramework.Sender.Tests;

/// <summary>Base of the tests that run the board's sender, on .NET, against a hub over TLS.</summary>
public abstract class BoardTest : IDisposable
{
    public const string Token = "SharedAccessSignature sr=https%3a%2f%2flocalhost%2fweather&sig=c2VjcmV0&se=4000000000&skn=send";

    protected BoardTest() => Board.Current = new Board();

    protected TestCertificates Certificates { get; } = new();

    public void Dispose()
    {
        Certificates.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>A hub that answers as said, then 201.</summary>
    protected ScriptedHub Hub(params Answer[] answers) => new(Certificates.Issue(validDaysTo: 400), answers);

    /// <summary>As device dev-1 to hub weather.</summary>
    protected EventHubSender Sender(int port, ITokenSource? tokens = null, byte[]? authority = null, string host = "localhost") => new(
        host, port, "weather", "dev-1", tokens ?? new ProvisionedToken(Token), Board.Certificate(authority ?? Certificates.AuthorityDer))
    {
        TimeoutSeconds = 10,
    };

    /// <summary>Lets time pass on the board.</summary>
    internal static void Pass(int milliseconds) => Board.Current.Elapsed += TimeSpan.FromMilliseconds(milliseconds);

    /// <summary>Waits, up to 20 s and more on a busy machine, for what another thread does.</summary>
    internal static async Task UntilAsync(Func<bool> isDone)
    {
        for (var i = 0; !isDone(); i++)
        {
            Assert.InRange(i, 0, 2000);
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
    }

    // The sender blocks its thread, and the hub needs one too.
    protected static Task SendAsync(EventHubSender sender, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return Task.Run(() => sender.Send(bytes, 0, bytes.Length), TestContext.Current.CancellationToken);
    }

    protected static Task<T> FailAsync<T>(EventHubSender sender, string text = "one")
        where T : SendException => Assert.ThrowsAsync<T>(() => SendAsync(sender, text));
}
