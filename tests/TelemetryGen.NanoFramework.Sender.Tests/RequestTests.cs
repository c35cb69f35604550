using System.Text;
using TelemetryGen.Device;

namespace TelemetryGen.NanoFramework.Sender.Tests;

/// <summary>What goes over the line, byte for byte.</summary>
public class RequestTests : BoardTest
{
    // Around the changes of digits, and of one write to two.
    private static readonly int[] Lengths = [0, 1, 9, 10, 511, 512, 513, 3000, 7];

    [Fact]
    public async Task A_request_is_what_the_hubs_documentation_asks_for()
    {
        await using var hub = Hub();
        using var sender = Sender(hub.Port);
        await SendAsync(sender, "one");

        Assert.Equal(
            $"""
            POST /weather/publishers/dev-1/messages?timeout=60&api-version=2014-01 HTTP/1.1
            Host: localhost:{hub.Port}
            Content-Type: application/octet-stream
            Authorization: {Token}
            Content-Length: 3

            one
            """.ReplaceLineEndings("\r\n"),
            Encoding.ASCII.GetString(Assert.Single(hub.Requests)));
    }

    [Fact]
    public async Task Messages_of_any_length_come_whole()
    {
        var bodies = Lengths.Select(n => string.Concat(Enumerable.Range(0, n).Select(i => (char)('a' + i % 26)))).ToArray();
        await using var hub = Hub();
        using var sender = Sender(hub.Port);
        foreach (var body in bodies)
        {
            await SendAsync(sender, body);
        }

        Assert.Equal(bodies, hub.Bodies);
        Assert.Equal(1, hub.Connections);
    }

    [Fact]
    public async Task A_part_of_a_buffer_is_sent_alone()
    {
        await using var hub = Hub();
        using var sender = Sender(hub.Port);
        await Task.Run(() => sender.Send("..one.."u8.ToArray(), 2, 3), TestContext.Current.CancellationToken);

        Assert.Equal(["one"], hub.Bodies);
    }

    [Fact]
    public async Task A_record_writes_itself_behind_the_header_also_when_it_needs_more_room_than_there_was()
    {
        await using var hub = Hub();
        using var sender = Sender(hub.Port);
        foreach (var message in new[] { new Record(3, 20), new Record(2000, 2000), new Record(5, 20) })
        {
            await Task.Run(() => sender.Send(message), TestContext.Current.CancellationToken);
        }

        Assert.Equal([new string('r', 3), new string('r', 2000), new string('r', 5)], hub.Bodies);
    }

    [Fact]
    public async Task A_record_that_refuses_its_values_sends_nothing_and_the_next_is_sent()
    {
        await using var hub = Hub();
        using var sender = Sender(hub.Port);
        Assert.Throws<ArgumentOutOfRangeException>(() => sender.Send(new Record(-1, 20)));
        await SendAsync(sender, "two");

        Assert.Equal(["two"], hub.Bodies);
    }

    [Fact]
    public void What_is_not_in_the_buffer_is_refused()
    {
        using var sender = Sender(1);
        Assert.Throws<ArgumentOutOfRangeException>(() => sender.Send(new byte[3], 1, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => sender.Send(new byte[3], -1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => sender.Send(new byte[3], 0, -1));
        Assert.Throws<ArgumentNullException>(() => sender.Send(null, 0, 0));
    }

    [Theory]
    [InlineData("host\r\nX: y", "weather", "dev-1", "host may have letters, digits, '-', '.' and '_' only")]
    [InlineData("localhost", "a/b", "dev-1", "hub may have letters, digits, '-', '.' and '_' only")]
    [InlineData("localhost", "weather", "dev 1", "device may have letters, digits, '-', '.' and '_' only")]
    [InlineData("localhost", "weather", "", "device must have 1 to 256 characters")]
    public void Names_that_would_change_the_request_are_refused(string host, string hub, string device, string error)
    {
        var thrown = Assert.Throws<ArgumentException>(() => new EventHubSender(host, 443, hub, device, new ProvisionedToken(Token), null));

        Assert.StartsWith(error, thrown.Message, StringComparison.Ordinal);
    }

    /// <summary>So many letters; fewer than none are refused.</summary>
    private sealed class Record(int length, int maxLength) : ITelemetryMessage
    {
        public int MaxLength => maxLength;

        public int RowVersion => 1;

        public int Write(byte[] buffer, int offset)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(length);
            buffer.AsSpan(offset, length).Fill((byte)'r');
            return length;
        }
    }
}
