using System.Diagnostics;
using System.Net;
using TelemetryGen.Testing;

namespace TelemetryGen.Cli.Tests;

/// <summary>How a hub ends while a client holds it up.</summary>
[Trait("Kind", "Device")]
public sealed class HubEndTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 143)]
    public async Task The_first_signal_waits_for_what_is_on_its_way_and_the_second_does_not(int signals, int exitCode)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no kill -TERM.");
        using var hub = await HubProcess.StartAsync(_folder.File("data"));
        using var client = hub.NewClient();
        using var body = new HalfBody();
        using var leave = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var sending = client.PostAsync("greenhouse/messages", body, leave.Token);
        await body.Begun.WaitAsync(TimeSpan.FromSeconds(30), Cancellation);

        // Sent is not taken: what came after it and has its answer tells that it was.
        using var other = hub.NewClient();
        await other.GetStringAsync("health", Cancellation);

        var watch = Stopwatch.StartNew();
        for (var signal = 0; signal < signals; signal++)
        {
            using var kill = Process.Start("kill", ["-TERM", $"{hub.Process.Id}"]);
            await kill.WaitForExitAsync(Cancellation);
            await Task.Delay(200, Cancellation);
        }

        await hub.Process.WaitForExitAsync(Cancellation).WaitAsync(TimeSpan.FromSeconds(40), Cancellation);
        TestContext.Current.TestOutputHelper!.WriteLine($"{watch.Elapsed}");
        Assert.Equal(exitCode, hub.Process.ExitCode);
        await leave.CancelAsync();
        await Assert.ThrowsAnyAsync<Exception>(() => sending);
    }

    // One byte of two: the request is not over before its client goes.
    private sealed class HalfBody : HttpContent
    {
        private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Begun => _begun.Task;

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
            SerializeToStreamAsync(stream, context, CancellationToken.None);

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
        {
            await stream.WriteAsync(new byte[] { 1 }, cancellationToken);
            await stream.FlushAsync(cancellationToken);
            _begun.SetResult();
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 2;
            return true;
        }
    }
}
