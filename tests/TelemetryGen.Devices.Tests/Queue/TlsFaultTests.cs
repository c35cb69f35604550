using System.Buffers.Binary;
using System.Globalization;
using TelemetryGen.Testing;
using TelemetryGen.Testing.Hubs;
using TelemetryGen.Testing.Runtimes;

namespace TelemetryGen.Devices.Tests.Queue;

/// <summary>Seeded schedules of faults over real sockets and real TLS: Scenarios/tls_harness.py against the scripted hub.</summary>
public class TlsFaultTests : SenderTest
{
    private static readonly int Schedules = Effort.Of(20, 150);

    [Theory, MemberData(nameof(Runtimes))]
    public async Task After_any_schedule_every_record_has_arrived_over_TLS_and_what_came_twice_has_the_same_number(string runtime)
    {
        var answers = Answers(new Random(20261125), Schedules * 8).ToArray();
        await using var hub = Hub(answers);
        var settings = new Dictionary<string, object?> { ["HOST"] = "localhost", ["PORT"] = hub.Port, ["TOKEN"] = Token };
        var lines = await DeviceRuntime.Get(runtime, minutes: 8).RunAsync(
            $"import tls_harness\ntls_harness.run(1, {Schedules})",
            settings,
            new() { ["ca.der"] = Certificates.AuthorityDer });

        var accepted = lines.Select(l => l.Split(' ').Skip(1).Select(n => int.Parse(n, CultureInfo.InvariantCulture)).ToArray()).ToArray();
        Assert.Equal(Schedules, accepted.Length);
        var numbers = accepted.SelectMany(a => Enumerable.Range(a[0], a[1] - a[0] + 1)).ToHashSet();
        Assert.Equal(accepted.Sum(a => a[2]), numbers.Count);
        // Only what was answered 201, or cut off after it was whole, counts as stored.
        var stored = hub.Events.SelectMany(NumbersOf).ToArray();
        Assert.Equal(numbers, stored.ToHashSet());
        // Cuts and late answers make duplicates, and the number tells.
        Assert.True(stored.Length > numbers.Count + Schedules, $"{stored.Length} of {numbers.Count}");
        Assert.True(hub.Connections > Schedules, $"{hub.Connections}");
    }

    private static IEnumerable<Answer> Answers(Random random, int count)
    {
        var late = 0;
        for (var i = 0; i < count; i++)
        {
            yield return random.Next(13) switch
            {
                0 => Answer.Refused,
                1 => Answer.ResetInMidBody,
                2 => Answer.Nothing,
                3 => new Answer("HTTP/1.1 201 Cre").ThenClose(),
                4 => Answer.Status(401, "Unauthorized", "", $"Date: {HubDate}"),
                5 => Answer.Status(429, "Too Many Requests", "", "Retry-After: 7"),
                6 => Answer.Status(500, "Internal Server Error"),
                7 => Answer.Status(503, "Service Unavailable", Answer.Xml(50002, "Server busy")),
                8 => Answer.Created.ThenClose(),
                9 => late++ % 20 == 0 ? Answer.Created.After(TimeSpan.FromSeconds(1.5)) : Answer.Nothing,
                _ => Answer.Created,
            };
        }
    }

    // Reading: number at 16 of the message; Status: at 12. In rows of a batch 8 less.
    private static IEnumerable<int> NumbersOf(byte[] body)
    {
        var template = BinaryPrimitives.ReadUInt16LittleEndian(body.AsSpan(2));
        var isReading = (template & 0x7FFF) == 1;
        if (template < 0x8000)
        {
            yield return BinaryPrimitives.ReadInt32LittleEndian(body.AsSpan(isReading ? 16 : 12));
            yield break;
        }

        var at = 12 + BinaryPrimitives.ReadUInt16LittleEndian(body);
        for (int rows = BinaryPrimitives.ReadUInt16LittleEndian(body.AsSpan(8)); rows > 0; rows--)
        {
            yield return BinaryPrimitives.ReadInt32LittleEndian(body.AsSpan(at + (isReading ? 8 : 4)));
            at += isReading ? 15 + body[at + 14] : 8;
        }

        Assert.Equal(body.Length, at);
    }
}
