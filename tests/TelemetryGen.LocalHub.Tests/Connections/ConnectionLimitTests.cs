using System.Globalization;
using System.Net;
using TelemetryGen.LocalHub.Connections;

namespace TelemetryGen.LocalHub.Tests.Connections;

/// <summary>Each limit: what is over it is refused or ended, and told; what is not is served.</summary>
public sealed class ConnectionLimitTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task Connections_over_the_limit_are_refused_until_one_ends()
    {
        await using var hub = await StartAsync(new() { MaxConnections = 3 });
        await using var first = await RawConnection.OpenAsync(hub);
        await using var second = await RawConnection.OpenAsync(hub);
        var third = await RawConnection.OpenAsync(hub);

        await SilentPeer.RefusedAsync(hub);

        await hub.Log.LineAsync(
            "Warning: Refused 1 connection, the last of 127.0.0.1: Connections.MaxConnections is 3. Connections now: 3, handshakes: ");
        await ServesAsync(first, hub);
        await third.DisposeAsync();
        await CountAsync(hub, 2);
        await using var next = await RawConnection.OpenAsync(hub);
        await ServesAsync(next, hub);
    }

    [Fact]
    public async Task Connections_of_one_address_over_its_limit_are_refused_and_others_are_not()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux has all of 127.0.0.0/8.");
        await using var hub = await StartAsync(new() { MaxConnectionsPerAddress = 2 });
        await using var first = await RawConnection.OpenAsync(hub);
        await using var second = await RawConnection.OpenAsync(hub);

        await SilentPeer.RefusedAsync(hub);

        await hub.Log.LineAsync("Warning: Refused 1 connection, the last of 127.0.0.1: Connections.MaxConnectionsPerAddress is 2.");
        using var other = await SilentPeer.ConnectAsync(hub, from: "127.0.0.2");
        await using var served = await RawConnection.OpenAsync(hub, other.Stream());
        await ServesAsync(served, hub);
        await ServesAsync(second, hub);
    }

    [Fact]
    public async Task Handshakes_over_the_limit_are_refused_until_one_ends()
    {
        await using var hub = await StartAsync(new() { MaxHandshakes = 5 });
        await using var before = await RawConnection.OpenAsync(hub);
        await ServesAsync(before, hub);
        var silent = await SilentPeer.ConnectAsync(hub, 5);
        await CountAsync(hub, 6);

        await SilentPeer.RefusedAsync(hub);

        await hub.Log.LineAsync("MaxHandshakes is 5. Connections now: 7, handshakes: 5");
        await ServesAsync(before, hub);
        silent.ForEach(peer => peer.Dispose());
        await CountAsync(hub, 1);
        Assert.Equal(0, hub.Hub.Gate.Handshakes);
        await using var next = await RawConnection.OpenAsync(hub);
        await ServesAsync(next, hub);
    }

    [Fact]
    public async Task A_handshake_that_does_not_end_is_closed_and_told()
    {
        await using var hub = await StartAsync(new() { HandshakeTime = Second });
        using var silent = await SilentPeer.ConnectAsync(hub);

        await silent.ClosedAsync();

        await hub.Log.LineAsync(
            "Warning: Closed 1 connection that did not end the TLS handshake in 00:00:01 (Connections.HandshakeTime), the last of "
                + "127.0.0.1");
        await CountAsync(hub, 0);
    }

    [Fact]
    public async Task A_session_that_says_nothing_is_closed_and_told()
    {
        await using var hub = await StartAsync(new() { FirstRequestTime = Second });
        using var silent = await SilentPeer.ConnectAsync(hub);
        await using var session = await RawConnection.OpenAsync(hub, silent.Stream());

        await silent.ClosedAsync();

        await hub.Log.LineAsync(
            "Warning: Closed 1 connection that said nothing in 00:00:01 after the handshake (Connections.FirstRequestTime), the last of "
                + "127.0.0.1:");
        await CountAsync(hub, 0);
    }

    [Fact]
    public async Task A_connection_that_is_idle_between_requests_is_closed()
    {
        await using var hub = await StartAsync(new() { IdleTime = Second });
        using var peer = await SilentPeer.ConnectAsync(hub);
        await using var connection = await RawConnection.OpenAsync(hub, peer.Stream());
        await ServesAsync(connection, hub);

        await peer.ClosedAsync();
    }

    [Fact]
    public async Task A_head_that_does_not_end_is_408()
    {
        await using var hub = await StartAsync(new() { HeaderTime = Second });
        await using var connection = await RawConnection.OpenAsync(hub);

        await connection.WriteAsync("POST /greenhouse/messages HTTP/1.1\r\nHost: a\r\n");

        Assert.StartsWith("HTTP/1.1 408 Request Timeout\r\n", await connection.ReadUntilAsync("\r\n\r\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_that_comes_too_slowly_is_408_in_the_hubs_form()
    {
        await using var hub = await StartAsync(new() { MinBodyBytesPerSecond = 1_000_000 });
        await using var connection = await RawConnection.OpenAsync(hub);

        await connection.WriteAsync($"{Head(hub)}Content-Length: 1000\r\n\r\na");

        var text = await connection.ReadUntilAsync("</Error>");
        Assert.StartsWith("HTTP/1.1 408 Request Timeout\r\n", text, StringComparison.Ordinal);
        Assert.Contains("<Detail>40800: The request is not valid HTTP, or its body stopped coming. ", text, StringComparison.Ordinal);
        Assert.Empty(await hub.StopAndReadAllAsync());
    }

    [Fact]
    public async Task Many_refusals_are_a_line_in_ten_seconds_with_their_number()
    {
        await using var hub = await StartAsync(new() { MaxConnections = 1 });
        await using var only = await RawConnection.OpenAsync(hub);
        for (var i = 0; i < 20; i++)
        {
            await SilentPeer.RefusedAsync(hub);
        }

        Assert.Single(hub.Log.Lines, line => line.Contains("Refused ", StringComparison.Ordinal));
        hub.Clock.Shift += TimeSpan.FromSeconds(10);
        await SilentPeer.RefusedAsync(hub);

        await hub.Log.FindAsync(" connections, ");
        await hub.Hub.StopAsync();

        // A client sees that it was refused before the hub counts it: the one at the turn of the ten seconds may be on either side.
        var numbers = hub.Log.Lines.Where(static line => line.StartsWith("Warning: Refused ", StringComparison.Ordinal))
            .Select(static line => int.Parse(line.Split(' ')[2], CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(21, numbers.Sum());
        Assert.InRange(numbers.Count, 2, 3);
    }

    [Fact]
    public async Task Refusals_that_were_not_told_yet_are_told_when_the_hub_stops()
    {
        await using var hub = await StartAsync(new() { MaxConnections = 1 });
        await using var only = await RawConnection.OpenAsync(hub);
        for (var i = 0; i < 5; i++)
        {
            await SilentPeer.RefusedAsync(hub);
        }

        await hub.Hub.StopAsync();

        var lines = hub.Log.Lines.Where(line => line.Contains("Refused ", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, lines.Count);
        Assert.StartsWith("Warning: Refused 1 connection, ", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("Warning: Refused 4 connections, ", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_counted_is_told_after_the_pause_without_another()
    {
        var clock = new HandClock();
        using var tally = new Tally(clock);
        var told = new List<long>();
        for (var i = 0; i < 4; i++)
        {
            tally.Add(told.Add);
        }

        Assert.Equal([1], told);
        Assert.Equal(TimeSpan.FromSeconds(10), clock.Due);
        clock.Fire();
        Assert.Equal([1, 3], told);
    }

    [Fact]
    public async Task A_hub_that_stops_does_not_wait_for_who_says_nothing()
    {
        await using var hub = await StartAsync(new() { HandshakeTime = TimeSpan.FromMinutes(10), FirstRequestTime = TimeSpan.FromDays(1) });
        var silent = await SilentPeer.ConnectAsync(hub, 10);
        await using var session = await RawConnection.OpenAsync(hub);
        await CountAsync(hub, 11);

        // Well below the 30 s that requests which run are given.
        await hub.Hub.StopAsync().WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);

        Assert.Equal(0, hub.Hub.Gate.Connections);
        silent.ForEach(peer => peer.Dispose());
    }

    [Theory]
    [InlineData("10.0.0.1", "10.0.0.1")]
    [InlineData("::ffff:10.0.0.1", "10.0.0.1")]
    [InlineData("::1", "::1")]
    [InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::")]
    public void One_machine_is_one_address(string address, string network) =>
        Assert.Equal(IPAddress.Parse(network), ConnectionCount.NetworkOf(IPAddress.Parse(address)));

    [Fact]
    public void What_was_refused_does_not_count()
    {
        var count = new ConnectionCount(most: 3, mostOfOne: 2);
        var (a, b) = (IPAddress.Parse("10.0.0.1"), IPAddress.Parse("10.0.0.2"));

        Assert.Equal([Admission.Granted, Admission.Granted, Admission.TooManyOfOne],
            [count.TryEnter(a), count.TryEnter(a), count.TryEnter(a)]);
        Assert.Equal([Admission.Granted, Admission.TooMany, Admission.TooMany], [count.TryEnter(b), count.TryEnter(b), count.TryEnter(a)]);
        count.Leave(a);
        Assert.Equal((2, Admission.Granted), (count.Now, count.TryEnter(a)));
    }

    public static TheoryData<ConnectionLimits, string> OutOfRange => new()
    {
        { new() { MaxConnections = 0 }, "Connections.MaxConnections 0 is not between 1 and 1000000." },
        { new() { MaxConnectionsPerAddress = 1_000_001 }, "Connections.MaxConnectionsPerAddress 1000001 is not between 1 and 1000000." },
        { new() { MaxHandshakes = -1 }, "Connections.MaxHandshakes -1 is not between 1 and 1000000." },
        { new() { MinBodyBytesPerSecond = -1 }, "Connections.MinBodyBytesPerSecond -1 is not between 0 and 1000000." },
        { new() { HandshakeTime = TimeSpan.Zero }, "Connections.HandshakeTime 00:00:00 is not between a second and 10 minutes." },
        { new() { HeaderTime = TimeSpan.FromHours(1) }, "Connections.HeaderTime 01:00:00 is not between a second and 10 minutes." },
        { new() { FirstRequestTime = TimeSpan.Zero }, "Connections.FirstRequestTime 00:00:00 is not between a second and a day." },
        { new() { IdleTime = TimeSpan.FromDays(2) }, "Connections.IdleTime 2.00:00:00 is not between a second and a day." },
    };

    [Theory]
    [MemberData(nameof(OutOfRange))]
    public async Task Limit_out_of_range_is_refused(ConnectionLimits limits, string message)
    {
        var error = await Assert.ThrowsAsync<LocalHubException>(() => StartAsync(limits));

        Assert.Equal((LocalHubError.InvalidOption, message), (error.Error, error.Message));
    }

    private static Task<TestHub> StartAsync(ConnectionLimits limits) => TestHub.StartAsync(o => o with { Connections = limits });

    private static string Head(TestHub hub) =>
        $"POST /greenhouse/messages HTTP/1.1\r\nHost: {hub.Authority}\r\nAuthorization: {hub.Token()}\r\n";

    private static async Task ServesAsync(RawConnection connection, TestHub hub)
    {
        await connection.WriteAsync($"{Head(hub)}Content-Length: 1\r\n\r\na");
        Assert.StartsWith("HTTP/1.1 201 Created\r\n", await connection.ReadUntilAsync("\r\n\r\n"), StringComparison.Ordinal);
    }

    private static async Task CountAsync(TestHub hub, int connections)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(20));
        while (hub.Hub.Gate.Connections != connections)
        {
            await Task.Delay(5, patience.Token);
        }
    }

    // Its time stands still, and its timer fires by hand.
    private sealed class HandClock : TimeProvider, ITimer
    {
        private TimerCallback? _callback;
        private object? _state;

        public TimeSpan Due { get; private set; }

        public override long GetTimestamp() => 1;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            (_callback, _state, Due) = (callback, state, dueTime);
            return this;
        }

        public void Fire() => _callback!(_state);

        public bool Change(TimeSpan dueTime, TimeSpan period) => throw new NotSupportedException();

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
