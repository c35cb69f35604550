using System.Diagnostics.Metrics;
using System.Net;
using TelemetryGen.Testing;

namespace TelemetryGen.LocalHub.Tests;

public sealed class HealthTests
{
    [Fact]
    public async Task Health_takes_no_token_and_follows_the_store()
    {
        using var directory = new TemporaryFolder();
        await using var hub = await TestHub.StartAsync(options => options with { MaxStoreBytes = 256 * 1024 }, directory);
        Assert.Equal((HttpStatusCode.OK, """{"status":"ok"}"""), await GetAsync(hub));

        while ((await hub.SendAsync("/greenhouse/messages", new ByteArrayContent(new byte[20_000]))).StatusCode == HttpStatusCode.Created)
        {
            // Until it is full.
        }

        Assert.Equal((HttpStatusCode.ServiceUnavailable, """{"status":"store full"}"""), await GetAsync(hub));
        await Answers.AssertStoredAsync(await hub.SendAsync("/greenhouse/messages", Answers.Body("small")));
        Assert.Equal((HttpStatusCode.OK, """{"status":"ok"}"""), await GetAsync(hub));

        File.Delete(directory.File("events.db"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await hub.SendAsync("/greenhouse/messages", Answers.Body("1"))).StatusCode);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, """{"status":"store lost"}"""), await GetAsync(hub));
        await Answers.AssertRefusedAsync(
            await hub.SendAsync("/health", Answers.Body("1"), token: ""), 405, "40500: Only GET is allowed here");
    }

    [Fact]
    public async Task What_happens_is_measured()
    {
        var sums = new Dictionary<string, double>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Name == LocalHub.MeterName)
                {
                    self.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, _, _) => Add(instrument.Name, value));
        listener.SetMeasurementEventCallback<int>((instrument, value, _, _) => Add(instrument.Name, value));
        listener.SetMeasurementEventCallback<double>((instrument, value, _, _) => Add(instrument.Name, value));
        listener.Start();
        await using var hub = await TestHub.StartAsync();
        await Answers.AssertStoredAsync(await hub.SendAsync("/greenhouse/messages", Answers.Batch("""[{"Body":"a"},{"Body":"b"}]""")));
        await Answers.AssertRefusedAsync(await hub.SendAsync("/greenhouse/messages", Answers.Body("a"), token: ""), 401, "40102");
        listener.RecordObservableInstruments();

        // Other tests run beside this one and are measured too.
        lock (sums)
        {
            Assert.True(sums["telemetrygen.hub.events"] >= 2);
            Assert.True(sums["telemetrygen.hub.bytes"] >= 2);
            Assert.True(sums["telemetrygen.hub.refusals"] >= 1);
            Assert.True(sums["telemetrygen.hub.commit.duration"] > 0);
            Assert.True(sums["telemetrygen.hub.store.size"] > 1024);
            Assert.True(sums["telemetrygen.hub.connections"] >= 1);
        }

        void Add(string name, double value)
        {
            lock (sums)
            {
                sums[name] = sums.GetValueOrDefault(name) + value;
            }
        }
    }

    private static async Task<(HttpStatusCode Status, string Body)> GetAsync(TestHub hub)
    {
        var response = await hub.SendAsync("/health", token: "", method: HttpMethod.Get);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
