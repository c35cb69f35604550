using System.Runtime.CompilerServices;
using Acme.Greenhouse.Server;

namespace Acme.Greenhouse.Tests;

/// <summary>What the server makes of the board's lines.</summary>
public class ListenTests
{
    [Theory]
    [InlineData("sent 24 in 1 posts", 24, 1)]
    [InlineData("sent 500 in 41 posts", 500, 41)]
    public void A_report_is_read(string line, int sent, int posts) =>
        Assert.Equal(new StationReport(sent, posts), StationReport.Parse(line));

    [Theory]
    [InlineData("no connection: [Errno 111] ECONNREFUSED; 25 records wait in flash")]
    [InlineData("sent 24")]
    [InlineData("")]
    public void Another_line_is_none(string line) => Assert.Null(StationReport.Parse(line));

    [Fact]
    public async Task A_board_that_brings_nothing_for_too_long_fails_the_run_with_what_it_said_last()
    {
        var error = await Assert.ThrowsAsync<StationException>(() => Run.ListenAsync(
            Saying("sent 24 in 1 posts", "401: expired (provision a new one); 26 records wait in flash"),
            new(50),
            TimeSpan.FromSeconds(1),
            TestContext.Current.CancellationToken));

        Assert.Equal(
            "The board has brought nothing to the hub for 1 s. It said: 401: expired (provision a new one); 26 records wait in flash",
            error.Message);
    }

    private static Func<CancellationToken, IAsyncEnumerable<string>> Saying(params string[] lines) => stop => Lines(lines, stop);

    private static async IAsyncEnumerable<string> Lines(string[] lines, [EnumeratorCancellation] CancellationToken stop)
    {
        foreach (var line in lines)
        {
            yield return line;
        }

        await Task.Delay(Timeout.Infinite, stop);
    }
}
