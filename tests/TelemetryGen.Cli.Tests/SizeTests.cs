using System.Text.Json;
using TelemetryGen.Testing;

namespace TelemetryGen.Cli.Tests;

public class SizeTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose()
    {
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task People_get_tables()
    {
        var run = await CliRun.OfAsync("size", "--assembly", _folder.Assembly(SampleSchemas.Text("greenhouse.xml")), "--period", "60s", "--period", "15m");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Snapshot.Match(run.Out, "txt");
    }

    [Fact]
    public async Task The_parts_of_a_request_add_up_and_a_day_is_so_many_of_them()
    {
        var run = await CliRun.OfAsync("size", "--assembly", _folder.Assembly(SampleSchemas.Text("greenhouse.xml")), "--period", "10s", "--json");

        var message = JsonDocument.Parse(run.Out).RootElement.GetProperty("messages")[0];
        var request = message.GetProperty("request");
        var total = request.GetProperty("total").GetInt32();
        Assert.Equal((29, 45), (message.GetProperty("minimum").GetInt32(), message.GetProperty("maximum").GetInt32()));
        Assert.Equal(45, message.GetProperty("header").GetInt32() + message.GetProperty("fields").EnumerateArray().Sum(f => f.GetProperty("maximum").GetInt32()));
        Assert.Equal(total, request.EnumerateObject().Where(p => p.Name != "total").Sum(p => p.Value.GetInt32()));
        Assert.Equal(8640, message.GetProperty("days")[0].GetProperty("events").GetInt64());
        Assert.Equal(8640L * total, message.GetProperty("days")[0].GetProperty("bytes").GetInt64());
    }

    [Theory]
    [InlineData("soon")]
    [InlineData("0s")]
    [InlineData("-5m")]
    [InlineData("4000d")]
    public async Task A_period_that_is_none_is_wrong_use(string period)
    {
        var run = await CliRun.OfAsync("size", "--assembly", _folder.Assembly(SampleSchemas.Text("greenhouse.xml")), $"--period={period}");

        Assert.Equal((2, "", $"telemetrygen: --period is '{period}'; it must be a whole number and s, m, h or d, such as 30d or 12h, at most 3650d.\n"), (run.ExitCode, run.Out, run.Error));
    }
}
