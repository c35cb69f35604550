using TelemetryGen.LocalHub.Amqp.Transport;

namespace TelemetryGen.LocalHub.Amqp.Tests.Memory;

/// <summary>Bytes in flight: who adds beyond the bound waits for room.</summary>
public sealed class ByteBudgetTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Up_to_the_bound_there_is_room_and_beyond_it_none_until_enough_is_returned()
    {
        var budget = new ByteBudget(most: 100, resume: 40);
        budget.Take(100);
        Assert.True(budget.RoomAsync(Cancellation).IsCompletedSuccessfully);

        budget.Take(1);
        var (one, other) = (budget.RoomAsync(Cancellation), budget.RoomAsync(Cancellation));
        budget.Return(60);
        Assert.Equal((false, false), (one.IsCompleted, other.IsCompleted));
        budget.Return(1);

        await Task.WhenAll(one, other).WaitAsync(TimeSpan.FromSeconds(20), Cancellation);
        Assert.True(budget.RoomAsync(Cancellation).IsCompletedSuccessfully);
    }

    [Fact]
    public async Task Who_waits_is_let_go_when_its_connection_ends()
    {
        using var ended = new CancellationTokenSource();
        var budget = new ByteBudget(most: 0, resume: 0);
        budget.Take(1);
        var room = budget.RoomAsync(ended.Token);

        await ended.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => room);
    }
}
