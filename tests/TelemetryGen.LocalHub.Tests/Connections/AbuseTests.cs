using System.Text;

namespace TelemetryGen.LocalHub.Tests.Connections;

/// <summary>
/// What a stranger, or a board with a token and a fault, may do to a hub; meanwhile each request of another client is answered.
/// </summary>
public sealed class AbuseTests
{
    private const int Requests = 50;

    [Fact]
    public async Task Slow_heads()
    {
        await using var hub = await TestHub.StartAsync();
        await UnderAsync(hub, await OpenAsync(hub, 40),
            connection => DribbleAsync(connection, $"POST /greenhouse/messages HTTP/1.1\r\nHost: {hub.Authority}\r\nX-Slow: ", "a"));
    }

    [Fact]
    public async Task Slow_bodies_with_a_good_token()
    {
        await using var hub = await TestHub.StartAsync();
        await UnderAsync(
            hub, await OpenAsync(hub, 40), connection => DribbleAsync(connection, $"{Head(hub)}Content-Length: 1000000\r\n\r\n", "a"));
    }

    [Fact]
    public async Task Slow_chunks_with_a_good_token()
    {
        await using var hub = await TestHub.StartAsync();
        await UnderAsync(hub, await OpenAsync(hub, 40),
            connection => DribbleAsync(connection, $"{Head(hub)}Transfer-Encoding: chunked\r\n\r\n", "1\r\na\r\n"));
    }

    [Fact]
    public async Task Three_hundred_silent_tls_sessions_and_as_many_that_have_not_begun_one()
    {
        await using var hub = await TestHub.StartAsync();
        var silent = await SilentPeer.ConnectAsync(hub, 300);
        await UnderAsync(hub, await OpenAsync(hub, 300), static _ => Task.CompletedTask);

        Assert.InRange(hub.Hub.Gate.Handshakes, 300, 301);
        silent.ForEach(peer => peer.Dispose());
    }

    [Fact]
    public async Task Sessions_that_have_not_begun_are_ended_in_time_and_told_in_one_line()
    {
        await using var hub = await TestHub.StartAsync(o => o with { Connections = new() { HandshakeTime = TimeSpan.FromSeconds(1) } });
        var silent = await SilentPeer.ConnectAsync(hub, 100);

        await Task.WhenAll(silent.Select(peer => peer.ClosedAsync()));

        Assert.Single(hub.Log.Lines, line => line.Contains("did not end the TLS handshake", StringComparison.Ordinal));
        await Answers.AssertStoredAsync(await hub.SendAsync("/greenhouse/messages", Answers.Body("a")));
    }

    [Theory]
    [InlineData("one of 40 KB")]
    [InlineData("2000 of them")]
    [InlineData("a target of 20 KB")]
    public async Task Header_bombs(string kind)
    {
        await using var hub = await TestHub.StartAsync();
        var bomb = kind switch
        {
            "one of 40 KB" => $"POST /greenhouse/messages HTTP/1.1\r\nHost: a\r\nX: {new string('x', 40_000)}\r\n\r\n",
            "2000 of them" =>
                $"POST /greenhouse/messages HTTP/1.1\r\nHost: "
                    + $"a\r\n{string.Concat(Enumerable.Range(0, 2000).Select(i => $"X-{i}: a\r\n"))}\r\n",
            _ => $"POST /{new string('x', 20_000)} HTTP/1.1\r\nHost: a\r\n\r\n",
        };
        var status = kind == "a target of 20 KB" ? "HTTP/1.1 414 " : "HTTP/1.1 431 ";

        await UnderAsync(hub, await OpenAsync(hub, 20), async connection =>
        {
            await connection.WriteAsync(bomb);
            Assert.StartsWith(status, await connection.ReadUntilAsync("\r\n\r\n"), StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData("7fffffff\r\n", "HTTP/1.1 413 ")]
    [InlineData("ffffffff\r\n", "HTTP/1.1 400 ")]
    [InlineData("ffffffffffffffffff\r\n", "HTTP/1.1 400 ")]
    [InlineData("-1\r\n", "HTTP/1.1 400 ")]
    public async Task Oversized_chunks_with_a_good_token(string chunk, string status)
    {
        await using var hub = await TestHub.StartAsync();
        await UnderAsync(hub, await OpenAsync(hub, 10), async connection =>
        {
            await connection.WriteAsync($"{Head(hub)}Transfer-Encoding: chunked\r\n\r\n{chunk}");

            // As much of it as the hub lets come before it has had enough; then it may close while this writes.
            var writing = WriteAsync(connection, new byte[1_100_000]);
            Assert.StartsWith(status, await connection.ReadUntilAsync("\r\n\r\n"), StringComparison.Ordinal);
            await writing;
        });
    }

    [Fact]
    public async Task Chunks_whose_extensions_do_not_end()
    {
        await using var hub = await TestHub.StartAsync();
        await UnderAsync(hub, await OpenAsync(hub, 10), async connection =>
        {
            await connection.WriteAsync($"{Head(hub)}Transfer-Encoding: chunked\r\n\r\n1;");
            await DribbleAsync(connection, "", new string('x', 1000));
        });
    }

    [Fact]
    public async Task Bodies_that_were_announced_and_given_up()
    {
        await using var hub = await TestHub.StartAsync();
        await UnderAsync(hub, await OpenAsync(hub, 60), async connection =>
        {
            await connection.WriteAsync($"{Head(hub)}Content-Length: 1000000\r\n\r\nhalf");
            await connection.DisposeAsync();
        });
    }

    private static string Head(TestHub hub) =>
        $"POST /greenhouse/messages HTTP/1.1\r\nHost: {hub.Authority}\r\nAuthorization: {hub.Token()}\r\n";

    private static async Task<List<RawConnection>> OpenAsync(TestHub hub, int count)
    {
        var connections = new List<RawConnection>();
        for (var i = 0; i < count; i++)
        {
            connections.Add(await RawConnection.OpenAsync(hub));
        }

        return connections;
    }

    // All attack while another client sends; none of its requests may be refused, and nothing of the attack may be stored.
    private static async Task UnderAsync(TestHub hub, List<RawConnection> attackers, Func<RawConnection, Task> attack)
    {
        var attacks = attackers.Select(attack).ToList();
        for (var i = 0; i < Requests; i++)
        {
            await Answers.AssertStoredAsync(await hub.SendAsync("/greenhouse/messages", Answers.Body($"{i}")));
        }

        await Task.WhenAll(attacks);
        await Answers.AssertStoredAsync(await hub.SendAsync("/greenhouse/messages", Answers.Body("last")));
        foreach (var attacker in attackers)
        {
            await attacker.DisposeAsync();
        }

        var stored = await hub.ReadAsync(Requests + 1);
        Assert.Equal(
            [.. Enumerable.Range(0, Requests).Select(i => $"{i}"), "last"],
            stored.OrderBy(item => item.Position).Select(item => Encoding.UTF8.GetString(item.Body.Span)));
        Assert.Equal(stored[^1].Position, hub.Hub.LastPosition);
    }

    private static async Task DribbleAsync(RawConnection connection, string first, string rest)
    {
        await connection.WriteAsync(first);
        for (var i = 0; i < 20; i++)
        {
            await Task.Delay(10, TestContext.Current.CancellationToken);
            await connection.WriteAsync(rest);
        }
    }

    private static async Task WriteAsync(RawConnection connection, byte[] bytes)
    {
        try
        {
            await connection.WriteAsync(bytes);
        }
        catch (IOException)
        {
            // The hub closed the connection, which is its right.
        }
    }
}
