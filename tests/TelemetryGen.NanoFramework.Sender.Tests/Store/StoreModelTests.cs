using TelemetryGen.Device;
using TelemetryGen.Testing;

namespace TelemetryGen.NanoFramework.Sender.Tests.Store;

/// <summary>Random work on the stores beside a model of them, which is a list.</summary>
public class StoreModelTests : BoardTest
{
    private const string Directory = "/queue";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_store_in_RAM_does_what_its_model_does(bool oldestDropped)
    {
        for (var seed = 1; seed <= Effort.Of(40, 200); seed++)
        {
            Work(new Random(seed), new RingStore(60 + seed, oldestDropped), null, 300);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_store_in_flash_does_what_its_model_does_also_over_restarts(bool oldestDropped)
    {
        for (var seed = 1; seed <= Effort.Of(40, 200); seed++)
        {
            Board.Current.Flash = new BoardFlash();
            Work(new Random(seed), Open(oldestDropped), () => Open(oldestDropped), 300);
            Assert.InRange(Board.Current.Flash.Most, 300, 1280);
        }
    }

    [Fact]
    public void A_message_longer_than_a_segment_is_refused_and_counted()
    {
        var store = Open(true);

        Assert.False(store.Append(new byte[200], 0, 133));
        Assert.True(store.Append(new byte[200], 0, 132));
        Assert.Equal((1, 1), (store.Count, store.Refused));
    }

    [Fact]
    public void A_flash_that_is_full_before_the_store_is_an_error_that_costs_no_stored_message()
    {
        Board.Current.Flash.Free = 300;
        var store = Open(true);
        var number = 0;
        while (Record.Exception(() => store.Append(Numbered.Message(number + 1, 30), 0, 30)) is not IOException)
        {
            number++;
        }

        Assert.InRange(number, 5, 8);
        Assert.Equal(Enumerable.Range(1, number), Numbered.ReadAll(store));

        // Once there is room again, it goes on.
        Board.Current.Flash.Free = 500;
        Assert.True(store.Append(Numbered.Message(number + 1, 30), 0, 30));
        Assert.Equal(Enumerable.Range(1, number + 1), Numbered.ReadAll(Open(true)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_message_whose_storing_was_an_error_does_not_come_back_before_the_one_that_took_its_place(bool restarts)
    {
        var store = Open(true);
        store.Append(Numbered.Message(1, 20), 0, 20);
        Board.Current.Flash.FailsToFlush = true;
        Assert.Throws<IOException>(() => store.Append(Numbered.Message(2, 20), 0, 20));
        Board.Current.Flash.FailsToFlush = false;
        Assert.Equal([1], Numbered.ReadAll(store));
        store.Begin();
        store.Append(Numbered.Message(3, 20), 0, 20);
        store = restarts ? Open(true) : store;

        Assert.Equal([1, 3], Numbered.ReadAll(store));
        Assert.Equal(2, store.Count);
        store.Acknowledge();
        Assert.Equal((0, 0), (store.Count, store.Corrupt));
        Assert.Empty(Numbered.ReadAll(Open(true)));
    }

    [Fact]
    public void A_message_that_the_flash_spoiled_is_passed_and_counted()
    {
        var store = Open(true);
        Enumerable.Range(1, 3).ToList().ForEach(n => store.Append(Numbered.Message(n, 20), 0, 20));
        var path = Board.Current.Flash.Paths.Single();
        var content = Board.Current.Flash.Content(path);
        content[20 + 28 + 15] ^= 4;
        Board.Current.Flash.Put(path, content);
        store = Open(true);

        Assert.Equal([1, 3], Numbered.ReadAll(store));
        store.Acknowledge();
        Assert.Equal((0, 1), (store.Count, store.Corrupt));
    }

    [Theory]
    [InlineData(127, 1000, "segment is 127; it must be 128 to 32767")]
    [InlineData(32768, 1000000, "segment is 32768; it must be 128 to 32767")]
    [InlineData(160, 639, "capacity is 639; it must be four segments or more")]
    public void Sizes_that_cannot_be_are_refused(int segment, int capacity, string error) =>
        Assert.StartsWith(
            error, Assert.Throws<ArgumentOutOfRangeException>(() => new FlashStore(Directory, capacity, segment, true)).Message,
            StringComparison.Ordinal);

    [Fact]
    public void A_buffer_without_the_message_or_without_room_for_it_is_refused()
    {
        ITelemetryStore[] stores = [new RingStore(100, true), Open(true)];
        foreach (var store in stores)
        {
            Assert.Throws<ArgumentOutOfRangeException>(() => store.Append(new byte[10], 4, 7));
            store.Append(new byte[10], 0, 10);
            var error = Assert.Throws<ArgumentOutOfRangeException>(() => store.Read(new byte[12], 3));
            Assert.StartsWith("the message has 10 bytes, the buffer room for 9", error.Message, StringComparison.Ordinal);
            Assert.Equal((10, 1), (store.Peek(), store.Count));
        }
    }

    private static FlashStore Open(bool oldestDropped) => new(Directory, 1280, 160, oldestDropped);

    private static void Work(Random random, ITelemetryStore store, Func<ITelemetryStore>? reopen, int steps)
    {
        var model = new StoreModel(store);
        for (var step = 0; step < steps; step++)
        {
            switch (random.Next(16))
            {
                case < 7:
                    model.Append(random.Next(4, 50));
                    break;
                case < 11:
                    model.Read();
                    break;
                case 11:
                    model.StepBack();
                    break;
                case < 14:
                    model.Acknowledge();
                    break;
                case 14:
                    model.Begin();
                    break;
                default:
                    if (reopen is not null)
                    {
                        store.Close();
                        model.Restart(reopen());
                    }

                    break;
            }
        }

        model.CheckAll();
    }
}
