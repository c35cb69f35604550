namespace Acme.Greenhouse.Tests;

/// <summary>The command line of the sample.</summary>
public class OptionTests
{
    [Fact]
    public async Task Help_tells_what_happens_which_options_there_are_and_what_exit_codes_mean()
    {
        await using var run = SampleRun.Start("--help");

        Assert.Equal(0, await run.WaitForExitAsync());
        var text = string.Join(' ', run.Lines.Select(line => line.Trim()));
        Assert.Contains("replays a year of Seattle's weather", text, StringComparison.Ordinal);
        Assert.Contains(
            "Exit codes: 0 all that was sent was decoded, 1 something was lost or failed, 2 wrong use.", text, StringComparison.Ordinal);
        Assert.Contains("-n, --records <records> How many records the station sends: 1 to 9123. [default: 500]", Squeezed(text),
            StringComparison.Ordinal);
        Assert.Contains("--outage In the middle the hub is away for 3 s", Squeezed(text), StringComparison.Ordinal);
        Assert.Contains(
            "--connection Only the server: it reads the hub that the environment names", Squeezed(text), StringComparison.Ordinal);
        Assert.Equal("", await run.Error);
    }

    [Theory]
    [InlineData("--records 0", "--records takes a whole number from 1 to 9123, not '0': the file of the weather has 8,759 hours.")]
    [InlineData("--records 9124", "--records takes a whole number from 1 to 9123, not '9124': the file of the weather has 8,759 hours.")]
    [InlineData("--records -1", "--records takes a whole number from 1 to 9123, not '-1': the file of the weather has 8,759 hours.")]
    [InlineData("--records all", "--records takes a whole number from 1 to 9123, not 'all': the file of the weather has 8,759 hours.")]
    [InlineData("--records 99999999999",
        "--records takes a whole number from 1 to 9123, not '99999999999': the file of the weather has 8,759 hours.")]
    [InlineData("--records", "Required argument missing for option: '--records'.")]
    [InlineData("--record 5", "Unrecognized command or argument '--record'.")]
    [InlineData("now", "Unrecognized command or argument 'now'.")]
    public async Task Wrong_use_is_exit_code_2_and_a_line_that_says_what_is_wrong(string arguments, string error)
    {
        await using var run = SampleRun.Start(arguments);

        Assert.Equal(2, await run.WaitForExitAsync());
        var lines = (await run.Error).Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(error, lines[0]);
        Assert.Equal("--help tells what there is.", lines[^1]);
        Assert.Empty(run.Lines);
    }

    private static string Squeezed(string text) => string.Join(' ', text.Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
