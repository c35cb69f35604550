using Acme.Greenhouse.Server;
using TelemetryGen;

namespace Acme.Greenhouse.Tests;

/// <summary>What the server does with records that arrive twice.</summary>
public class DuplicateTests
{
    private readonly Tally _tally = new(10);
    private readonly RowPrinter _printer;

    public DuplicateTests() => _printer = new(_tally) { Publisher = "wipy-01" };

    [Fact]
    public void A_batch_that_comes_twice_is_counted_once_and_so_is_one_that_shares_records_with_it()
    {
        Dispatch(Batch(1, 2, 3));
        Dispatch(Batch(1, 2, 3));
        Dispatch(Batch(2, 3, 4));

        Assert.Equal(4, _tally.Decoded);
    }

    [Fact]
    public void Another_device_has_its_own_numbers_and_so_has_another_message()
    {
        Dispatch(Batch(1, 2));
        _printer.Publisher = "wipy-02";
        Dispatch(Batch(1, 2));
        _printer.OnHealth(new() { Sequence = 1 });
        _printer.OnHealth(new() { Sequence = 1 });

        Assert.Equal(5, _tally.Decoded);
    }

    [Fact]
    public void A_board_of_version_2_which_does_not_number_its_records_is_read_as_before()
    {
        // Climate of version 2: a block of 18 bytes, then the note.
        var message = Convert.FromHexString(
            "1200010007000200" + "80EE36C424010000" + "9001" + "B627" + "2600" + "02" + "00" + "6810" + "00");

        Assert.True(Climate.TryRead(message, out var climate, out var error), error.ToString());
        Assert.Equal((4.0, 1016.6, 3.8, true, (ushort?)4200, 0u),
            (climate.Temperature, climate.Pressure, climate.Wind, climate.HeaterOn, climate.Battery, climate.Sequence));
        Dispatch(message);
        Dispatch(message);
        Assert.Equal(2, _tally.Decoded);
    }

    private static byte[] Batch(params uint[] numbers)
    {
        var records = numbers.Select(
            number => new Climate(DateTimeOffset.UnixEpoch, 20, 1000, 0, false, false, DoorState.Closed, null, null, number)).ToArray();
        var body = new byte[Climate.MaxBatchBytes(records.Length)];
        Assert.True(Climate.TryWriteBatch(records, body, out var length, out var error), error.ToString());
        return body[..length];
    }

    private void Dispatch(byte[] body)
    {
        Assert.True(GreenhouseDispatcher.TryDispatch(body, _printer, out var outcome), outcome.ToString());
        Assert.Equal(0, outcome.Others);
    }
}
