using System.Diagnostics;
using System.Globalization;
using System.Text;
using TelemetryGen.EventHubs;

namespace TelemetryGen.Benchmarks.Hub;

/// <summary>
/// Requests over TLS against bare Kestrel that reads the body and answers 201; each server in a process of its own, in turn.
/// </summary>
internal static class RestRun
{
    private const int Rounds = 5;
    private static readonly TimeSpan Warm = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Measured = TimeSpan.FromSeconds(5);

    public static async Task RunAsync(string folder, int events)
    {
        var path = Path.Combine(folder, "rest");
        await OpenStore.FillAsync(path, events);
        await using var bare = await ServerProcess.StartAsync("bare", Path.Combine(folder, "bare-server"));
        await using var hub = await ServerProcess.StartAsync("hub", path);
        foreach (var connections in (int[])[32, 256])
        {
            await using var toBare = await Load.ConnectAsync(bare, connections);
            await using var toHub = await Load.ConnectAsync(hub, connections);
            await toBare.RunAsync(Warm);
            await toHub.RunAsync(Warm);
            var rates = new List<(double Bare, double Hub, double CpuRatio, double P99)>();
            for (var round = 0; round < Rounds; round++)
            {
                var first = await MeasureAsync(bare, toBare);
                var second = await MeasureAsync(hub, toHub);
                rates.Add((first.Rate, second.Rate, second.CpuPerRequest / first.CpuPerRequest, second.P99));
            }

            Print($"{connections} connections, bare Kestrel", rates.Select(static rate => rate.Bare), "requests/s");
            Print($"{connections} connections, hub", rates.Select(static rate => rate.Hub), "requests/s");
            Print("  ratio", rates.Select(static rate => rate.Hub / rate.Bare), "");
            Print("  server CPU a request, ratio", rates.Select(static rate => rate.CpuRatio), "");
            Print("  hub, p99", rates.Select(static rate => rate.P99), "ms");
        }
    }

    private static async Task<(double Rate, double CpuPerRequest, double P99)> MeasureAsync(ServerProcess server, Load load)
    {
        var cpu = server.Cpu;
        var start = Stopwatch.GetTimestamp();
        var times = await load.RunAsync(Measured);
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        times.Sort();
        return (times.Count / seconds, (server.Cpu - cpu).TotalMicroseconds / times.Count, times[times.Count * 99 / 100]);
    }

    private static void Print(string what, IEnumerable<double> values, string unit)
    {
        var sorted = values.Order().ToList();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{what,-45} {sorted[sorted.Count / 2],12:N2} {unit}  ({sorted[0]:N2} to {sorted[^1]:N2})"));
    }

    /// <summary>A request with an event of 40 bytes, as a board sends it.</summary>
    public static byte[] Request(ServerProcess server) => Request(server, new byte[40], "application/octet-stream");

    /// <summary>A request with this body.</summary>
    public static byte[] Request(ServerProcess server, byte[] body, string contentType)
    {
        var authority = $"localhost:{server.Port.ToString(CultureInfo.InvariantCulture)}";
        var token = server.Key is null
            ? "none"
            : SasToken.Create(
                EventHubResource.Publisher(authority, "telemetry", "wipy-01"), "send", server.Key, DateTimeOffset.UtcNow.AddHours(1)).Text;
        var head = string.Create(
            CultureInfo.InvariantCulture,
            $"POST /telemetry/publishers/wipy-01/messages HTTP/1.1\r\nHost: {authority}\r\nAuthorization: {token}\r\n"
                + $"Content-Type: {contentType}\r\nContent-Length: {body.Length}\r\n\r\n");
        return [.. Encoding.ASCII.GetBytes(head), .. body];
    }
}
