namespace Acme.Greenhouse.Tests;

/// <summary>Boards with firmware of an earlier version.</summary>
public class VersionTests
{
    [Fact]
    public void A_board_of_version_2_which_does_not_number_its_records_is_read_as_before()
    {
        // Climate of version 2: a block of 18 bytes, then the note.
        var message = Convert.FromHexString(
            "1200010007000200" + "80EE36C424010000" + "9001" + "B627" + "2600" + "02" + "00" + "6810" + "00");

        Assert.True(Climate.TryRead(message, out var climate, out var error), error.ToString());
        Assert.Equal((4.0, 1016.6, 3.8, true, (ushort?)4200, 0u),
            (climate.Temperature, climate.Pressure, climate.Wind, climate.HeaterOn, climate.Battery, climate.Sequence));
    }
}
