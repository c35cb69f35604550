using System.Text;

namespace TelemetryGen.LocalHub.Tests;

/// <summary>
/// Requests that no client of Azure sends: each gets an answer that blames it, none is stored by mistake, and the hub goes on.
/// </summary>
public sealed class OddRequestTests
{
    // {host} and {token} are filled in; texts are sent as Latin-1, so that \xff is one byte.
    public static TheoryData<string, int> Odd => new()
    {
        { "POST /greenhouse/messages HTTP/1.1\r\nHost: {host}\r\nAuthorization: {token}\r\nContent-Length: 99999999999999999999\r\n\r\n",
            400 },
        { "POST /greenhouse/messages HTTP/1.1\r\nHost: {host}\r\nAuthorization: {token}\r\nContent-Length: -1\r\n\r\n", 400 },
        { "POST /greenhouse/messages HTTP/1.1\r\nHost: {host}\r\nAuthorization: {token}\r\nContent-Length: 1\r\nContent-Length: "
            + "2\r\n\r\nab", 400 },
        { "POST /greenhouse/messages HTTP/1.1\r\nHost: {host}\r\nAuthorization: {token}\r\nContent-Length: 9223372036854775807\r\n\r\n",
            413 },
        { "POST /greenhouse/messages HTTP/1.1\r\nHost: {host}\r\nAuthorization: {token}\r\nTransfer-Encoding: gzip\r\n\r\n", 400 },
        { "POST /greenhouse/messages HTTP/1.1\r\nHost: {host}\r\nAuthorization: {token}\r\nTransfer-Encoding: chunked, "
            + "identity\r\n\r\n0\r\n\r\n", 400 },
        { "POST /greenhouse/messages HTTP/1.0\r\nHost: {host}\r\nAuthorization: {token}\r\n\r\n", 400 },
        { "POST /greenhouse/messages HTTP/3.0\r\nHost: {host}\r\n\r\n", 505 },
        { "POST /greenhouse/messages HTTP/1.1\r\nAuthorization: {token}\r\nContent-Length: 1\r\n\r\na", 400 },
        { "POST /greenhouse/messages HTTP/1.1\r\nHost: {host}\r\nHost: b\r\nAuthorization: {token}\r\nContent-Length: 1\r\n\r\na", 400 },
        { "POST /greenhouse/messages HTTP/1.1\r\nHost: {host}\r\nAuthorization: {token}\r\nX: \0\r\nContent-Length: 1\r\n\r\na", 400 },
        { "POST /greenhouse/messages HTTP/1.1\r\nHost: {host}\r\nAuthorization: {token}\r\nX: \u00ff\u00fe\r\nContent-Length: 1\r\n\r\na",
            400 },
        { "POST /greenhouse/messages HTTP/1.1\r\nHost: {host}\r\nAuthorization: {token}\r\nBad Name: a\r\nContent-Length: 1\r\n\r\na",
            400 },
        { "POST /greenhouse/messages HTTP/1.1\r\nHost: {host}\r\nAuthorization: {token}\r\nAuthorization: {token}\r\nContent-Length: "
            + "1\r\n\r\na", 401 },
        { "POST /greenhouse/messages HTTP/1.1\r\nHost: {host}\r\nAuthorization: \u00ff\r\nContent-Length: 1\r\n\r\na", 400 },
        { "POST /greenhouse%00/messages HTTP/1.1\r\nHost: {host}\r\nAuthorization: {token}\r\nContent-Length: 1\r\n\r\na", 400 },
        { "POST /greenhouse%ff/messages HTTP/1.1\r\nHost: {host}\r\nAuthorization: {token}\r\nContent-Length: 1\r\n\r\na", 401 },
        { "POST /greenhouse/publishers/%ED%A0%80/messages HTTP/1.1\r\nHost: {host}\r\nAuthorization: {hubtoken}\r\nContent-Length: "
            + "1\r\n\r\na", 400 },
        { "POST /../../greenhouse/message HTTP/1.1\r\nHost: {host}\r\nAuthorization: {token}\r\nContent-Length: 1\r\n\r\na", 404 },
        { "POST * HTTP/1.1\r\nHost: {host}\r\nAuthorization: {token}\r\nContent-Length: 1\r\n\r\na", 405 },
        { "OPTIONS * HTTP/1.1\r\nHost: {host}\r\n\r\n", 404 },
        { "CONNECT localhost:443 HTTP/1.1\r\nHost: localhost:443\r\n\r\n", 404 },
        { "TRACE /greenhouse/messages HTTP/1.1\r\nHost: {host}\r\n\r\n", 405 },
        { "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505 },
        { "POST /greenhouse/messages HTTP/1.1\r\nHost: {host}\r\nAuthorization: {token}\r\nBrokerProperties: {}\r\nBrokerProperties: "
            + "{}\r\nContent-Length: 1\r\n\r\na", 400 },
        { "POST /greenhouse/messages HTTP/1.1\r\nHost: {host}\r\nAuthorization: {token}\r\nContent-Type: "
            + "application/vnd.microsoft.servicebus.json\r\nContent-Length: 0\r\n\r\n", 400 },
        { "POST /devices/%00/token HTTP/1.1\r\nHost: {host}\r\nContent-Length: 0\r\n\r\n", 400 },
        { "POST /devices/a/token?hub=%ff%00 HTTP/1.1\r\nHost: {host}\r\nAuthorization: {token}\r\nContent-Length: 0\r\n\r\n", 401 },
    };

    [Theory]
    [MemberData(nameof(Odd))]
    public async Task Odd_request_is_answered_with_what_is_wrong_about_it(string request, int status)
    {
        await using var hub = await TestHub.StartAsync();
        await using (var connection = await RawConnection.OpenAsync(hub))
        {
            await connection.WriteAsync(Encoding.Latin1.GetBytes(request
                .Replace("{host}", hub.Authority, StringComparison.Ordinal)
                .Replace("{token}", hub.Token(), StringComparison.Ordinal)
                .Replace("{hubtoken}", hub.Token($"https://{hub.Authority}/greenhouse"), StringComparison.Ordinal)));

            var answer = await connection.ReadUntilAsync("\r\n\r\n");
            Assert.StartsWith($"HTTP/1.1 {status} ", answer, StringComparison.Ordinal);
        }

        await Answers.AssertStoredAsync(await hub.SendAsync("/greenhouse/messages", Answers.Body("after")));
        Assert.Equal("after"u8.ToArray(), Assert.Single(await hub.StopAndReadAllAsync()).Body.ToArray());
        Assert.DoesNotContain(hub.Log.Lines, line => line.StartsWith("Error: ", StringComparison.Ordinal));
    }

    // Bodies of a batch, of which each had a byte or two changed: whatever comes out, it is taken or blamed.
    [Fact]
    public async Task No_damaged_batch_is_a_fault_of_the_hub()
    {
        await using var hub = await TestHub.StartAsync();
        var good = Encoding.UTF8.GetBytes(
            """[{"Body":"Gr\u00fc\ud83d\ude00\u00e9","UserProperties":{"a\ud83d\ude00":1.5e3,"b":-7,"c":true},"BrokerProperties":{"PartitionKey":"k\u00fc","Label":null}}]""");
        var random = new Random(19);
        var answers = new Dictionary<int, int>();
        for (var i = 0; i < 1500; i++)
        {
            var damaged = good.ToArray();
            for (var changes = random.Next(1, 4); changes > 0; changes--)
            {
                damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            }

            using var content = new ByteArrayContent(damaged);
            content.Headers.ContentType = new("application/vnd.microsoft.servicebus.json");
            using var response = await hub.SendAsync("/greenhouse/messages", content);
            answers[(int)response.StatusCode] = answers.GetValueOrDefault((int)response.StatusCode) + 1;
        }

        Assert.DoesNotContain(hub.Log.Lines, line => line.StartsWith("Error: ", StringComparison.Ordinal));
        Assert.Equal([201, 400], answers.Keys.Order());
        Assert.All(answers.Values, count => Assert.InRange(count, 50, 1450));
    }
}
