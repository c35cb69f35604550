using System.Text;

namespace TelemetryGen.Devices.Tests;

public class SendingTests : SenderTest
{
    [Theory, MemberData(nameof(Runtimes))]
    public async Task A_message_is_one_POST_to_the_devices_publisher_byte_for_byte(string runtime)
    {
        await using var hub = Hub();
        var lines = await RunAsync(runtime, hub.Port, "attempt(sender, bytes(range(256)))");

        Assert.Equal(["sent"], lines);
        byte[] expected = [.. Encoding.ASCII.GetBytes(HeadOf(hub.Port, 256)), .. Enumerable.Range(0, 256).Select(i => (byte)i)];
        Assert.Equal(expected, Assert.Single(hub.Requests));
    }

    [Theory, MemberData(nameof(Runtimes))]
    public async Task Many_messages_use_one_connection_and_differ_in_length_and_body_only(string runtime)
    {
        int[] lengths = [0, 1, 9, 10, 99, 100, 512, 513, 5000, 3];
        await using var hub = Hub();
        var lines = await RunAsync(runtime, hub.Port, """
            for length in (0, 1, 9, 10, 99, 100, 512, 513, 5000, 3):
                attempt(sender, b'x' * length)
            """);

        Assert.Equal(Enumerable.Repeat("sent", 10), lines);
        Assert.Equal(1, hub.Connections);
        Assert.Equal(
            lengths.Select(n => HeadOf(hub.Port, n) + new string('x', n)),
            hub.Requests.Select(Encoding.ASCII.GetString));
    }

    [Theory, MemberData(nameof(Runtimes))]
    public async Task Only_the_given_length_of_a_buffer_is_sent(string runtime)
    {
        await using var hub = Hub();
        await RunAsync(runtime, hub.Port, "attempt(sender, bytearray(b'abcdef'), 3)\nattempt(sender, memoryview(b'y' * 900), 600)");

        Assert.Equal(["abc", new string('y', 600)], hub.Bodies);
    }

    [Theory, MemberData(nameof(Runtimes))]
    public async Task A_record_is_packed_and_its_buffer_sent_up_to_the_packed_length(string runtime)
    {
        await using var hub = Hub();
        await RunAsync(runtime, hub.Port, """
            class Record:
                buffer = bytearray(b'........')
                def pack(self):
                    self.buffer[0] = 65
                    self.buffer[1] = 66
                    return 2
            attempt(sender, Record())
            """);

        Assert.Equal(["AB"], hub.Bodies);
    }

    [Theory, MemberData(nameof(Runtimes))]
    public async Task A_connection_that_takes_a_few_bytes_at_a_time_still_gets_the_whole_message(string runtime)
    {
        await using var hub = Hub();
        var lines = await RunAsync(runtime, hub.Port, """
            class Dripping:
                def __init__(self, sock):
                    self.sock = sock
                def write(self, view):
                    write = self.sock.send if hasattr(self.sock, 'send') else self.sock.write
                    return write(view[:7])
                def readinto(self, buffer):
                    readinto = self.sock.recv_into if hasattr(self.sock, 'recv_into') else self.sock.readinto
                    return readinto(buffer)
                def close(self):
                    self.sock.close()
            connect = verified_tls.TlsClient.connect
            verified_tls.TlsClient.connect = lambda self: Dripping(connect(self))
            attempt(sender, b'z' * 100)
            attempt(sender, b'Z' * 1000)
            """);

        Assert.Equal(["sent", "sent"], lines);
        Assert.Equal(
            [HeadOf(hub.Port, 100) + new string('z', 100), HeadOf(hub.Port, 1000) + new string('Z', 1000)],
            hub.Requests.Select(Encoding.ASCII.GetString));
    }

    [Theory, MemberData(nameof(Runtimes))]
    public async Task Names_and_tokens_that_would_change_the_request_are_refused_without_showing_the_token(string runtime)
    {
        var lines = await RunAsync(runtime, 1, """
            def refused(hub, device, token):
                try:
                    EventHubSender('localhost', hub, device, token, 'ca.der')
                    print('taken')
                except ValueError as error:
                    print(error)
            refused('weather', 'dev/1', 'token')
            refused('we ather', 'dev', 'token')
            refused('weather', '', 'token')
            refused('weather', 'dev', 'to\r\nken')
            refused('weather', 'dev', 'token\n')
            """);

        Assert.Equal(
            [
                "device may have letters, digits, '-', '.' and '_' only",
                "hub may have letters, digits, '-', '.' and '_' only",
                "device is empty",
                "the token has more than one line",
                "taken",
            ],
            lines);
    }

    private static string HeadOf(int port, int length) =>
        "POST /weather/publishers/dev-1/messages?timeout=60&api-version=2014-01 HTTP/1.1\r\n" +
        $"Host: localhost:{port}\r\n" +
        $"Authorization: {Token}\r\n" +
        "Content-Type: application/octet-stream\r\n" +
        $"Content-Length: {length}\r\n\r\n";
}
