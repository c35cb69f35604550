using TelemetryGen.Device;
using TelemetryGen.Testing;

namespace TelemetryGen.NanoFramework.Sender.Tests.Store;

/// <summary>
/// Seeded schedules of what a network and a hub can do, against the queue with its stores and sender as they ship.
/// </summary>
public class FaultTests : BoardTest
{
    private static readonly Fate[] Passing =
    [
        Fate.StoredThenClosed, Fate.RefusedConnection, Fate.ResetInMidBody, Fate.CutBeforeTheAnswer, Fate.CutInTheAnswer, Fate.LateAnswer,
        Fate.Unauthorized, Fate.TooManyRequests, Fate.ServerError, Fate.ServerBusy, Fate.QuotaUsedUp,
    ];

    [Theory]
    [InlineData(1, 150, 1500)]
    [InlineData(10001, 150, 1500)]
    public void After_any_schedule_of_passing_faults_every_record_has_arrived_and_the_queue_is_empty(int first, int usual, int thorough)
    {
        var count = Effort.Of(usual, thorough);
        var (faults, duplicates, restarts) = (0, 0, 0);
        for (var seed = first; seed < first + count; seed++)
        {
            var work = new TextWorkload();
            var schedule = new Schedule(seed, Passing, work);
            schedule.Run();
            var arrived = TextWorkload.Arrived(schedule);

            Assert.Equal(work.Accepted.Keys.Order(), arrived.Select(r => r.Number).Distinct().Order());
            Assert.All(arrived, r => Assert.Equal(work.Accepted[r.Number], r.Text));
            Assert.Equal((0, 0), (schedule.Queue.Waiting, schedule.SetAside));
            faults += schedule.Faults;
            duplicates += arrived.Count - work.Accepted.Count;
            restarts += schedule.Restarts;
        }

        Assert.True(faults > 5 * count && duplicates > 5 * count && restarts > count / 2,
            $"{faults} faults, {duplicates} duplicates, {restarts} restarts");
        TestContext.Current.SendDiagnosticMessage($"{count} schedules: {faults} faults, {duplicates} duplicates, {restarts} restarts");
    }

    [Theory]
    [InlineData(1, 50, 500)]
    public void What_the_hub_refuses_for_good_is_with_the_dead_letters_and_all_else_has_arrived(int first, int usual, int thorough)
    {
        var count = Effort.Of(usual, thorough);
        var setAside = 0;
        for (var seed = first; seed < first + count; seed++)
        {
            var work = new TextWorkload();
            var schedule = new Schedule(seed, [.. Passing, Fate.BadRequest, Fate.NotFound], work);
            schedule.Run();
            var arrived = TextWorkload.Arrived(schedule).Select(r => r.Number).Distinct().ToList();
            setAside += schedule.SetAside;
            Assert.InRange(arrived.Count, 0, work.Accepted.Count);
            Assert.Equal(0, schedule.Queue.Waiting);

            // Once the cause is mended, they come as well.
            schedule.Revive();
            Assert.Equal(work.Accepted.Keys.Order(), TextWorkload.Arrived(schedule).Select(r => r.Number).Distinct().Order());
            Assert.Equal(0, schedule.DeadLetters.Count);
        }

        Assert.True(setAside > count, $"{setAside} set aside");
    }

    [Theory]
    [InlineData(20001, 100, 1000, false)]
    [InlineData(30001, 50, 500, true)]
    public void After_any_schedule_on_a_board_that_is_not_always_told_the_time_every_record_has_its_own_or_is_counted_as_a_guess(
        int first, int usual, int thorough, bool refuses)
    {
        var count = Effort.Of(usual, thorough);
        var (records, guesses, restarts) = (0, 0, 0);
        for (var seed = first; seed < first + count; seed++)
        {
            var work = new TimestampWorkload();
            var schedule = new Schedule(seed, refuses ? [.. Passing, Fate.BadRequest, Fate.NotFound] : Passing, work);
            schedule.Run();
            schedule.Revive();
            var arrived = schedule.Events.SelectMany(Arrival.In).ToList();
            var off = arrived.Where(a => !work.IsExact(a)).ToList();

            Assert.Equal(work.Accepted.Keys.Order(), arrived.Select(a => a.Number).Distinct().Order());

            // A guess is never too early.
            Assert.All(off, a => Assert.True(a.At > work.Accepted[a.Number].AddSeconds(-1), $"seed {seed}: {a}"));
            Assert.True(off.Select(a => a.Number).Distinct().Count() <= schedule.Guessed,
                $"seed {seed}: {off.Count} are off, {schedule.Guessed} guesses");
            records += work.Accepted.Count;
            guesses += schedule.Guessed;
            restarts += schedule.Restarts;
        }

        Assert.True(guesses > count && guesses < records / 2 && restarts > count / 2,
            $"{records} records, {guesses} guesses, {restarts} restarts");
        TestContext.Current.SendDiagnosticMessage($"{count} schedules: {records} records, {guesses} guesses, {restarts} restarts");
    }
}
