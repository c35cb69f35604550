using TelemetryGen.Device;

namespace TelemetryGen.NanoFramework.Sender.Tests.Store;

/// <summary>Thousands of seeded schedules of what a network and a hub can do, against the queue with its stores and sender as they ship.</summary>
public class FaultTests : BoardTest
{
    private static readonly Fate[] Passing =
    [
        Fate.StoredThenClosed, Fate.RefusedConnection, Fate.ResetInMidBody, Fate.CutBeforeTheAnswer, Fate.CutInTheAnswer, Fate.LateAnswer,
        Fate.Unauthorized, Fate.TooManyRequests, Fate.ServerError, Fate.ServerBusy, Fate.QuotaUsedUp,
    ];

    [Theory]
    [InlineData(1, 1500)]
    [InlineData(10001, 1500)]
    public void After_any_schedule_of_passing_faults_every_record_has_arrived_and_the_queue_is_empty(int first, int count)
    {
        var (faults, duplicates, restarts) = (0, 0, 0);
        for (var seed = first; seed < first + count; seed++)
        {
            var schedule = new Schedule(seed, Passing);
            schedule.Run();
            var arrived = schedule.Arrived();

            Assert.Equal(schedule.Accepted.Keys.Order(), arrived.Select(r => r.Number).Distinct().Order());
            Assert.All(arrived, r => Assert.Equal(schedule.Accepted[r.Number], r.Text));
            Assert.Equal((0, 0), (schedule.Queue.Waiting, schedule.SetAside));
            faults += schedule.Faults;
            duplicates += arrived.Count - schedule.Accepted.Count;
            restarts += schedule.Restarts;
        }

        Assert.True(faults > 5 * count && duplicates > 5 * count && restarts > count / 2, $"{faults} faults, {duplicates} duplicates, {restarts} restarts");
        TestContext.Current.SendDiagnosticMessage($"{count} schedules: {faults} faults, {duplicates} duplicates, {restarts} restarts");
    }

    [Theory]
    [InlineData(1, 500)]
    public void What_the_hub_refuses_for_good_is_with_the_dead_letters_and_all_else_has_arrived(int first, int count)
    {
        var setAside = 0;
        for (var seed = first; seed < first + count; seed++)
        {
            var schedule = new Schedule(seed, [.. Passing, Fate.BadRequest, Fate.NotFound]);
            schedule.Run();
            var arrived = schedule.Arrived().Select(r => r.Number).Distinct().ToList();
            setAside += schedule.SetAside;
            Assert.InRange(arrived.Count, 0, schedule.Accepted.Count);
            Assert.Equal(0, schedule.Queue.Waiting);

            // Once the cause is mended, they come as well.
            schedule.Revive();
            Assert.Equal(schedule.Accepted.Keys.Order(), schedule.Arrived().Select(r => r.Number).Distinct().Order());
            Assert.Equal(0, schedule.DeadLetters.Count);
        }

        Assert.True(setAside > count, $"{setAside} set aside");
    }
}
