using System.Globalization;
using System.Text;
using TelemetryGen.LocalHub.Store;
using TelemetryGen.LocalHub.Store.Encoding;
using TelemetryGen.LocalHub.Store.Repair;

namespace TelemetryGen.LocalHub.Tests.Store;

public sealed class JournalOrderTests
{
    private const int Commits = 4;
    private const int EventsOfCommit = 3;
    private const long First = 5000;
    private const long Position = 70_000;

    // Each second position is of another partition.
    private static readonly List<byte[]> Blocks = [.. Enumerable.Range(0, Commits).Select(Block)];
    private static readonly HashSet<long> Others =
        [.. Enumerable.Range(0, Commits * EventsOfCommit).Select(static index => PositionOf(index) + 1)];

    [Fact]
    public void No_bit_of_a_block_gives_an_event_a_wrong_number_or_takes_the_place_of_those_behind_it()
    {
        for (var damaged = 0; damaged < Commits; damaged++)
        {
            for (var bit = 0; bit < Blocks[damaged].Length * 8; bit++)
            {
                var data = Blocks[damaged].ToArray();
                data[bit / 8] ^= (byte)(1 << (bit % 8));

                var events = Read([.. Blocks.Select((block, index) => index == damaged ? data : block)], First);

                Assert.All(events, static item => Assert.Equal(item.SequenceNumber, NumberIn(item)));
                Assert.InRange(events.Count, (Commits - 1) * EventsOfCommit, Commits * EventsOfCommit);
                Assert.All(
                    events.Zip(events.Skip(1)),
                    pair => Assert.True(
                        pair.First.Position < pair.Second.Position && pair.First.SequenceNumber < pair.Second.SequenceNumber,
                        $"bit {bit} of block {damaged}: {pair.First.Position} is before {pair.Second.Position}"));
            }
        }
    }

    [Fact]
    public void Block_whose_number_is_damaged_is_what_is_missing_between_its_neighbours()
    {
        var writer = new BlockWriter();
        for (var i = 0; i < EventsOfCommit; i++)
        {
            writer.Add(Single(EventsOfCommit + i), 4000 + i, PositionOf(EventsOfCommit + i), 1_790_000_000_000);
        }

        var data = writer.End().Data;
        data[0] ^= 1;

        var events = Read([Blocks[0], data, Blocks[2]], First);

        Assert.Equal(Enumerable.Range(0, 3 * EventsOfCommit).Select(static index => First + index),
            events.Select(static item => item.SequenceNumber));
        Assert.All(events, static item => Assert.Equal(item.SequenceNumber, NumberIn(item)));
    }

    [Fact]
    public void Behind_a_large_publication_which_is_in_the_table_a_damaged_block_has_no_number_that_is_sure()
    {
        var data = Blocks[2].ToArray();
        data[0] ^= 1;

        // As it says, behind the table; and with a number that meets nothing.
        Assert.Equal(2 * EventsOfCommit, Read([Blocks[0], data], First + (2 * EventsOfCommit)).Count);
        Assert.Equal(EventsOfCommit, Read([Blocks[0], data], First + (2 * EventsOfCommit) + 1).Count);
    }

    [Fact]
    public void Positions_that_do_not_rise_and_have_no_neighbour_are_not_made_up()
    {
        var writer = new BlockWriter();
        writer.Add(Single(0), First, long.MaxValue, 1_790_000_000_000);
        writer.Add(Single(1), First + 1, long.MinValue, 1_790_000_000_000);
        var data = writer.End().Data;
        data[0] ^= 1;

        Assert.Empty(Read([data], First));
    }

    private static List<BlockEvent> Read(List<byte[]> blocks, long end)
    {
        var read = blocks.Select(static data => SalvageBlock.Read(data, "Journal row 1", new ProblemList())).ToList();
        var taken = read.Where(static block => block.IsWhole).SelectMany(static block => block.Events.Select(static item => item.Position));
        var order = new JournalOrder(end, taken.Concat(Others).ToHashSet());
        read.ForEach(block => order.Add(1, block));
        return [.. order.Read().SelectMany(static item => item.Events ?? [])];
    }

    private static byte[] Block(int commit)
    {
        var writer = new BlockWriter();
        for (var i = commit * EventsOfCommit; i < (commit + 1) * EventsOfCommit; i++)
        {
            writer.Add(Single(i), First + i, PositionOf(i), 1_790_000_000_000 + commit);
        }

        return writer.End().Data;
    }

    // Its body says which it is.
    private static EventRun Single(int index) => EventRun.Single(null!, new NewEvent(
        0, "wipy-01", "wipy-01", default, Encoding.ASCII.GetBytes((First + index).ToString(CultureInfo.InvariantCulture))));

    private static long PositionOf(int index) => Position + (2 * index);

    private static long NumberIn(BlockEvent item) =>
        long.Parse(Encoding.ASCII.GetString(item.Body.Span), CultureInfo.InvariantCulture);
}
