namespace TelemetryGen.Server.Tests.Fixtures;

/// <summary>Devices that send to a hub one record after the other, until they are told to end.</summary>
internal sealed class Load
{
    private readonly Task _devices;
    private volatile bool _isEnding;
    private int _sent;

    public Load(EmbeddedHub hub, int devices, TimeSpan pause) =>
        _devices = Task.WhenAll(Enumerable.Range(0, devices).Select(d => SendAsync(hub, $"wipy-{d}", pause)));

    /// <summary>How many events the hub has taken.</summary>
    public int Sent => Volatile.Read(ref _sent);

    /// <summary>Ends it; how many events the hub has taken.</summary>
    public async Task<int> EndAsync()
    {
        _isEnding = true;
        await _devices;
        return Sent;
    }

    private async Task SendAsync(EmbeddedHub hub, string device, TimeSpan pause)
    {
        for (var i = 1u; !_isEnding; i++)
        {
            await hub.SendAsync(device, Bodies.Message(i));
            Interlocked.Increment(ref _sent);
            await Task.Delay(pause, TestContext.Current.CancellationToken);
        }
    }
}
