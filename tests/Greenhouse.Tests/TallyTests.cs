using Acme.Greenhouse.Server;

namespace Acme.Greenhouse.Tests;

/// <summary>When a run has lost something.</summary>
public class TallyTests
{
    [Theory]
    [InlineData(3, 0, false)]
    [InlineData(3, 2, false)]
    [InlineData(3, 3, true)]
    // Others may send to the hub as well.
    [InlineData(3, 4, true)]
    public void A_run_is_whole_when_as_many_records_were_decoded_as_the_station_was_to_send(int records, int decoded, bool whole)
    {
        var tally = new Tally(records);
        for (var i = 0; i < decoded; i++)
        {
            tally.AddDecoded(new Health { Firmware = "test" });
        }

        Assert.Equal((decoded, whole), (tally.Decoded, tally.IsWhole));
    }
}
