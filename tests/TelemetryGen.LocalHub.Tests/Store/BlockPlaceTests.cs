using System.Globalization;
using System.Text;
using TelemetryGen.LocalHub.Store;
using TelemetryGen.LocalHub.Store.Encoding;
using TelemetryGen.LocalHub.Store.Repair;

namespace TelemetryGen.LocalHub.Tests.Store;

public sealed class BlockPlaceTests
{
    private const int Events = 12;
    private const long First = 5000;

    [Fact]
    public void No_bit_of_a_block_makes_an_event_another_ones_number()
    {
        var writer = new RunWriter(EventRun.Single(null!, Event(0)));
        for (var i = 1; i < Events; i++)
        {
            writer.Add(Event(i));
        }

        var block = BlockWriter.Number(writer.End()[0], First, 70_000, 1_790_000_000_000);
        var place = new BlockPlace(block.NextSequence - 1, block.LastPosition, block.MaxEnqueuedMs);
        for (var bit = 0; bit < block.Data.Length * 8; bit++)
        {
            var data = block.Data.ToArray();
            data[bit / 8] ^= (byte)(1 << (bit % 8));

            var events = place.Correct(SalvageBlock.Read(data, "Block 1", new ProblemList()), First) ?? [];

            Assert.InRange(events.Count, 0, Events);
            Assert.All(events, item => Assert.Equal(
                item.SequenceNumber.ToString(CultureInfo.InvariantCulture), Encoding.ASCII.GetString(item.Body.Span)));
        }
    }

    // Its body says which it is.
    private static NewEvent Event(int index) => new(
        0, "wipy-01", "wipy-01", default, Encoding.ASCII.GetBytes((First + index).ToString(CultureInfo.InvariantCulture)));
}
