using Acme.Greenhouse;

namespace TelemetryGen.Tests.Dispatch;

/// <summary>A record without a method of the handler goes to OnOther, and the outcome says that it did.</summary>
public class OtherRecordTests
{
    private static readonly byte[] Climates = OtherHandlers.Batch(3);
    private static readonly byte[] Health = OtherHandlers.Message(
        new Health { At = DateTimeOffset.UnixEpoch, Uptime = 60, Firmware = "2" });

    [Fact]
    public void What_nobody_asked_for_is_counted()
    {
        Assert.True(GreenhouseDispatcher.TryDispatch(Health, new Forgetful(), out var message));
        Assert.True(GreenhouseDispatcher.TryDispatch(Climates, new Forgetful(), out var batch));

        Assert.Equal((1, 1, default), (message.Records, message.Others, message.Error));
        Assert.Equal((3, 3, default), (batch.Records, batch.Others, batch.Error));
        Assert.Equal("3 records, 3 of them without a method of the handler: OnOther was asked.", batch.ToString());
        Assert.False(GreenhouseDispatcher.TryDispatch(Health.AsSpan(1), new Forgetful(), out var refused));
        Assert.Equal((0, 0), (refused.Records, refused.Others));
    }

    [Fact]
    public void A_method_that_only_looks_like_the_handlers_is_not_called_and_its_records_are_counted()
    {
        var handler = new Mistaken();

        Assert.True(GreenhouseDispatcher.TryDispatch(Climates, handler, out var outcome));

        Assert.Equal((0, 3, 3), (handler.Calls, outcome.Records, outcome.Others));
    }

    [Fact]
    public void An_own_OnOther_gets_each_record_as_it_is()
    {
        var handler = new Selective();

        Assert.True(GreenhouseDispatcher.TryDispatch(Health, handler, out var message));
        Assert.True(GreenhouseDispatcher.TryDispatch(Climates, handler, out var batch));

        Assert.Equal((1, 0), (message.Records, message.Others));
        Assert.Equal((3, 3), (batch.Records, batch.Others));
        Assert.Equal(["Climate 0", "Climate 1", "Climate 2"], handler.Others);
        Assert.Equal(1, handler.Healths);
    }

    [Fact]
    public void One_dispatch_counts_nothing_of_what_was_before_it_on_the_thread()
    {
        IGreenhouseHandler forgetful = new Forgetful();
        forgetful.OnHealth(new());
        forgetful.OnHealth(new());

        Assert.True(GreenhouseDispatcher.TryDispatch(Health, forgetful, out var first));
        Assert.True(GreenhouseDispatcher.TryDispatch(Health, new Selective(), out var second));

        Assert.Equal((1, 0), (first.Others, second.Others));
    }

    [Fact]
    public void A_dispatch_inside_of_another_is_counted_by_itself_alone()
    {
        var handler = new Nesting(Climates);

        Assert.True(GreenhouseDispatcher.TryDispatch(Health, handler, out var outcome));

        Assert.Equal((3, 0), (handler.Inner.Others, outcome.Others));
    }

    [Fact]
    public void A_handler_that_hands_on_to_another_tells_what_that_one_left()
    {
        Assert.True(GreenhouseDispatcher.TryDispatch(Health, new Wrapping(new Selective()), out var taken));
        Assert.True(GreenhouseDispatcher.TryDispatch(Health, new Wrapping(new Forgetful()), out var left));

        Assert.Equal((0, 1), (taken.Others, left.Others));
    }

    [Fact]
    public void What_an_OnOther_throws_goes_to_the_caller_and_the_next_dispatch_counts_anew()
    {
        var handler = new Selective { IsBroken = true };
        Assert.Throws<IOException>(() => GreenhouseDispatcher.TryDispatch(Climates, handler, out _));
        handler.IsBroken = false;

        Assert.True(GreenhouseDispatcher.TryDispatch(Climates, handler, out var outcome));

        Assert.Equal((3, 3), (outcome.Records, outcome.Others));
    }

    [Fact]
    public void A_struct_is_copied_for_a_record_that_it_leaves()
    {
        var handler = default(Forgetting);

        Assert.True(GreenhouseDispatcher.TryDispatch(Climates, ref handler, out var outcome));
        Assert.True(GreenhouseDispatcher.TryDispatch(Health, ref handler, out _));

        // The three are noted in copies, which is why TLG0503 speaks of such a struct; the outcome has them.
        Assert.Equal((1, 0, 3), (handler.Healths, handler.Others, outcome.Others));
    }

    [Fact]
    public async Task Each_thread_counts_its_own()
    {
        var dispatches = Enumerable.Range(0, 8).Select(i => Task.Run(() =>
        {
            var wrong = 0;
            for (var n = 0; n < 2000; n++)
            {
                IGreenhouseHandler handler = (i + n) % 2 == 0 ? new Forgetful() : new Wrapping(new Selective());
                GreenhouseDispatcher.TryDispatch(Health, handler, out var outcome);
                wrong += outcome.Others == (handler is Forgetful ? 1 : 0) ? 0 : 1;
            }

            return wrong;
        }));

        Assert.All(await Task.WhenAll(dispatches), wrong => Assert.Equal(0, wrong));
    }

    [Fact]
    public void Leaving_a_record_allocates_nothing_where_the_handler_is_a_class()
    {
        var handler = new Forgetful();
        var climate = OtherHandlers.Message(OtherHandlers.Climate(1));
        GreenhouseDispatcher.TryDispatch(climate, handler, out _);
        var (before, others) = (GC.GetAllocatedBytesForCurrentThread(), 0);
        for (var i = 0; i < 1000; i++)
        {
            GreenhouseDispatcher.TryDispatch(climate, handler, out var outcome);
            others += outcome.Others;
        }

        Assert.Equal((0, 1000), (GC.GetAllocatedBytesForCurrentThread() - before, others));
    }
}
