namespace TelemetryGen.NanoFramework.Sender.Tests.Store;

/// <summary>What must be, and what must not, after a power cut in the life of a queue.</summary>
/// <param name="life">The life.</param>
/// <param name="cut">Where it was cut, and the files that are left.</param>
/// <param name="last">The last number that earlier lives took; -1 for none.</param>
internal sealed class QueueCut(QueueLife life, FlashCut cut, long last)
{
    private readonly string _where = life.Log.Count == 0
        ? ""
        : $"operation {cut.Position}: {life.Log[cut.Position].Step} {life.Log[cut.Position].Path}";

    private readonly List<Sent> _begun = [.. life.Sends.Where(s => s.From <= cut.Position)];

    /// <summary>
    /// Goes on with another queue until all is sent. Returns how many records came twice: all of requests that were under way or not
    /// answered.
    /// </summary>
    public int Check(DateTimeOffset truth)
    {
        var next = new QueueLife(cut.Files, new Random(0), knowsTheTime: true, truth) { IsMended = true };
        var number = next.Send();
        Drain(next);
        var arrived = next.Hub.Events.SelectMany(Arrival.In).ToList();
        Assert.Equal((number, truth), (arrived[^1].Number, arrived[^1].At));
        arrived.RemoveAt(arrived.Count - 1);
        var numbers = arrived.Select(a => a.Number).ToList();

        Assert.True(numbers.Order().Distinct().SequenceEqual(numbers), $"{_where}: {string.Join(' ', numbers)}");
        NothingIsLost(numbers, next.InheritedDead);
        NothingComesBack(numbers, next.InheritedDead);
        TimesAreRight(arrived);
        TheNumberIsNew(number, numbers);
        Assert.Equal((0, 0, 0), (next.Store.Corrupt, next.Store.Dropped, next.DeadLetters.Corrupt));
        return numbers.Intersect(
            Of(Outcome.Concluded, Outcome.Unanswered).Where(r => r.From <= cut.Position).SelectMany(r => r.Numbers)).Count();
    }

    private static void Drain(QueueLife life)
    {
        life.Queue.Flush();
        for (var attempts = 0; life.Queue.Waiting > 0; attempts++)
        {
            Assert.InRange(attempts, 0, 100);
            life.Pump();
        }
    }

    private void NothingIsLost(List<uint> numbers, IReadOnlyList<uint> dead)
    {
        var accepted = life.Inherited.Concat(_begun.Where(s => s.To <= cut.Position).Select(s => s.Number));
        var had = Of(Outcome.Concluded, Outcome.Unanswered).Where(r => r.From <= cut.Position).SelectMany(r => r.Numbers);
        var lost = accepted.Except(had).Except(numbers).Except(dead).ToList();
        Assert.True(lost.Count == 0, $"{_where}: lost {string.Join(' ', lost)}");
        Assert.Equal(life.InheritedDead, dead.Take(life.InheritedDead.Count));
    }

    private void NothingComesBack(List<uint> numbers, IReadOnlyList<uint> dead)
    {
        var done = Of(Outcome.Concluded, Outcome.SetAside).Where(r => r.To <= cut.Position).SelectMany(r => r.Numbers);
        var back = numbers.Intersect(done).ToList();
        Assert.True(back.Count == 0, $"{_where}: back again {string.Join(' ', back)}");
        Assert.Empty(numbers.Except(life.Inherited).Except(_begun.Select(s => s.Number)));

        var aside = Of(Outcome.SetAside).Where(r => r.From <= cut.Position).SelectMany(r => r.Numbers);
        var added = dead.Skip(life.InheritedDead.Count).ToList();
        Assert.True(added.Order().Distinct().SequenceEqual(added) && !added.Except(aside).Any(),
            $"{_where}: put aside {string.Join(' ', added)}");
    }

    private void TimesAreRight(List<Arrival> arrived)
    {
        foreach (var (sent, arrival) in _begun.Join(arrived, s => s.Number, a => a.Number, (s, a) => (s, a)))
        {
            // A guess is never too early.
            Assert.True(arrival.At == sent.Truth || (arrival.At > sent.Truth && !life.KnowsTheTime), $"{_where}: {arrival} of {sent}");
        }
    }

    // A record that was being stored has its number only if it is there.
    private void TheNumberIsNew(uint number, List<uint> numbers)
    {
        var highest = _begun.Where(s => s.To <= cut.Position).Select(s => s.Number).Concat(numbers).Select(n => (long)n).Append(last).Max();

        // A start skips what is left of a block of 64, and so does the next one. An earlier life may have stored a record whose Send it did
        // not live to see return.
        var earlier = life.Inherited.Select(n => (long)n).Append(last).Max();
        var most = highest > earlier ? highest + 65 : highest + 129;
        Assert.True(number > highest && number <= most, $"{_where}: {number} after {highest}");
    }

    private IEnumerable<Answered> Of(params Outcome[] outcomes) => life.Requests.Where(r => outcomes.Contains(r.Outcome));
}
