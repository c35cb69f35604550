using TelemetryGen.Testing.Hubs;

namespace TelemetryGen.LocalHub.Tests;

/// <summary>The TrackingId of an answer leads to the line of the log that says more.</summary>
public sealed class TrackingTests
{
    [Fact]
    public async Task A_refusal_and_its_line_have_the_same_id_and_two_refusals_have_not()
    {
        await using var hub = await TestHub.StartAsync();

        var first = await RefusedAsync(hub, 401);
        var second = await RefusedAsync(hub, 401);

        Assert.NotEqual(first, second);
        await hub.Log.LineAsync($"Warning: POST /greenhouse/messages 401 (40102) TrackingId {first} in ");
        await hub.Log.LineAsync($"Warning: POST /greenhouse/messages 401 (40102) TrackingId {second} in ");
    }

    [Fact]
    public async Task A_failure_of_the_hub_is_logged_with_its_cause_under_the_id_of_the_answer()
    {
        var clock = new FaultyClock();
        await using var hub = await TestHub.StartAsync(o => o with { TimeProvider = clock });
        var token = hub.Token();
        await Answers.AssertStoredAsync(await hub.SendAsync("/greenhouse/messages", Answers.Body("a"), token));

        // On the same connection the first time that is asked for is the answer's Date, the second the token's.
        clock.FailAt = 2;
        var tracking = await RefusedAsync(hub, 500, token);

        await hub.Log.LineAsync(
            $"Error: POST /greenhouse/messages failed, TrackingId {tracking} System.InvalidTimeZoneException: The clock is broken.");
        await hub.Log.LineAsync($"Warning: POST /greenhouse/messages 500 (50000) TrackingId {tracking} in ");
    }

    [Fact]
    public async Task A_failure_of_the_store_is_logged_with_its_cause_under_the_id_of_the_answer()
    {
        var clock = new WritersClock();
        await using var hub = await TestHub.StartAsync(o => o with { TimeProvider = clock });
        clock.IsBroken = true;

        var tracking = await RefusedAsync(hub, 500, hub.Token());

        await hub.Log.LineAsync($"Error: POST /greenhouse/messages failed, TrackingId {tracking} "
            + "TelemetryGen.LocalHub.Store.StoreFailedException: The store failed; the events of this transaction were not stored.");
        Assert.Contains(hub.Log.Lines, line => line.Contains(tracking, StringComparison.Ordinal)
            && line.Contains("InvalidTimeZoneException: The writer's clock is broken.", StringComparison.Ordinal));
        clock.IsBroken = false;
        await Answers.AssertStoredAsync(await hub.SendAsync("/greenhouse/messages", Answers.Body("a")));
        Assert.Single(await hub.StopAndReadAllAsync());
    }

    private static async Task<string> RefusedAsync(TestHub hub, int status, string token = "")
    {
        using var response = await hub.SendAsync("/greenhouse/messages", Answers.Body("a"), token);
        return (await Answers.AssertRefusedAsync(response, status, "")).Split("TrackingId:")[1].Split(',')[0];
    }

    private sealed class FaultyClock : TimeProvider
    {
        private int _calls;

        /// <summary>Which of the next calls fails; 0 for none.</summary>
        public int FailAt
        {
            get;
            set => (field, _calls) = (value, 0);
        }

        public override DateTimeOffset GetUtcNow() =>
            Interlocked.Increment(ref _calls) == FailAt ? throw new InvalidTimeZoneException("The clock is broken.") : base.GetUtcNow();
    }
}
