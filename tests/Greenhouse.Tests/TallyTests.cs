using Acme.Greenhouse.Server;

namespace Acme.Greenhouse.Tests;

/// <summary>When a run has lost something.</summary>
public class TallyTests
{
    [Theory]
    [InlineData(0, 0, true)]
    [InlineData(3, 3, true)]
    [InlineData(3, 2, false)]
    // A record that was sent again because its answer was lost arrives twice: that is no loss.
    [InlineData(3, 4, true)]
    public void A_run_is_whole_when_no_fewer_records_were_decoded_than_sent(int sent, int decoded, bool whole)
    {
        var tally = new Tally();
        for (var i = 0; i < sent; i++)
        {
            tally.AddSent();
        }

        for (var i = 0; i < decoded; i++)
        {
            tally.AddDecoded(20);
        }

        Assert.Equal((decoded, whole), (tally.Decoded, tally.IsWhole));
    }
}
