using System.Collections.Specialized;
using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;

namespace TelemetryGen.Server.Tests.Fixtures;

/// <summary>An HTTP server that keeps what is posted to it, and answers what a test tells it.</summary>
internal sealed class WebhookServer : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly Channel<Post> _posts = Channel.CreateUnbounded<Post>();

    public WebhookServer()
    {
        Address = $"http://127.0.0.1:{FreePort()}/";
        _listener.Prefixes.Add(Address);
        _listener.Start();
        _ = AnswerAsync();
    }

    public string Address { get; }

    /// <summary>The status of the next answers; 200 after the last.</summary>
    public Queue<int> Answers { get; } = new();

    public async Task<Post> PostAsync() =>
        await _posts.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(TimeSpan.FromSeconds(20));

    public void Dispose() => _listener.Close();

    private async Task AnswerAsync()
    {
        while (_listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception error) when (error is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            using var reader = new StreamReader(context.Request.InputStream);
            var body = await reader.ReadToEndAsync();
            context.Response.StatusCode = Answers.TryDequeue(out var status) ? status : 200;
            context.Response.RedirectLocation = context.Response.StatusCode == 302 ? Address + "elsewhere" : null;
            context.Response.Close();
            _posts.Writer.TryWrite(
                new(context.Request.RawUrl!, context.Request.Headers["Authorization"], context.Request.ContentType!, body)
                {
                    Headers = context.Request.Headers,
                });
        }
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    /// <summary>One request.</summary>
    internal sealed record Post(string Path, string? Authorization, string ContentType, string Body)
    {
        public required NameValueCollection Headers { get; init; }

        public string[] Lines => Body.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
