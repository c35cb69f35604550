using System.Buffers.Binary;
using Acme.Greenhouse;
using TelemetryGen.Server.Tests.Fixtures;

namespace TelemetryGen.Server.Tests.DeadLetters;

public class UnknownEventTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    public async Task A_body_without_a_header_is_damaged(int length)
    {
        await using var server = await TestServer.StartAsync(Handle);

        await server.Source.SendAsync(Bodies.Message(1)[..length], Bodies.Message(2));

        var letter = Assert.Single(server.DeadLetters.Letters);
        Assert.Equal(DeadLetterReason.Damaged, letter.Reason);
        Assert.Contains("8", letter.Detail, StringComparison.Ordinal);
        Assert.Equal(length, letter.Event.Body.Length);
    }

    [Fact]
    public async Task A_message_with_bytes_behind_it_and_a_batch_with_a_wrong_row_are_damaged_as_a_whole()
    {
        var seen = new List<uint>();
        await using var server = await TestServer.StartAsync(t => t.Handle<Climate>((c, _) => seen.Add(c.Sequence)));
        var batch = Bodies.Batch(1, 2, 3);
        batch[^1] ^= 1;

        await server.Source.SendAsync([.. Bodies.Message(1), 0], batch, Bodies.Message(4));

        Assert.Equal([4u], seen);
        Assert.Equal([DeadLetterReason.Damaged, DeadLetterReason.Damaged], server.DeadLetters.Letters.Select(l => l.Reason));
    }

    [Fact]
    public async Task Another_schema_and_a_template_of_newer_firmware_have_names_of_their_own()
    {
        await using var server = await TestServer.StartAsync(Handle);

        await server.Source.SendAsync(With(4, 99), With(2, 77), With(2, 0x8000 | 77), With(2, 0));

        Assert.Equal(
        [
            "The header has schema id 99; Acme.Greenhouse has 7.",
            "Template id 77 of version 3 is not in version 3 of Acme.Greenhouse.",
            "Template id 77 of version 3 is not in version 3 of Acme.Greenhouse.",
            "Template id 0 of version 3 is not in version 3 of Acme.Greenhouse.",
        ], server.DeadLetters.Letters.Select(l => l.Detail));
        Assert.Equal(DeadLetterReason.UnknownSchema, server.DeadLetters.Letters.First().Reason);
        Assert.Equal(DeadLetterReason.UnknownTemplate, server.DeadLetters.Letters.Last().Reason);
    }

    [Fact]
    public async Task They_are_left_to_others_when_that_is_asked_for()
    {
        await using var server = await TestServer.StartAsync(t =>
        {
            Handle(t);
            t.Configure(o => (o.UnknownSchema, o.UnknownTemplate) = (UnknownEventAction.Skip, UnknownEventAction.Skip));
        });

        Assert.Equal(2, await server.Source.SendAsync(With(4, 99), With(2, 77)));
        Assert.Empty(server.DeadLetters.Letters);
        await server.StopAsync();
        await server.Log.LineAsync(
            "Information: Partition 0: 1 event was skipped, as UnknownSchema says. The last: The header has schema id 99");
        await server.Log.LineAsync("Information: Partition 0: 1 event was skipped, as UnknownTemplate says. The last: Template id 77");
    }

    [Fact]
    public async Task Records_that_nobody_takes_are_told_with_their_number_unless_HandleOther_has_them()
    {
        await using var server = await TestServer.StartAsync(t => t.Handle<Climate>((_, _) => { }));
        await using var other = await TestServer.StartAsync(t => t.HandleOther(_ => { }));
        foreach (var one in (TestServer[])[server, other])
        {
            await one.Source.SendAsync(Bodies.Message(Bodies.Health(1)), Bodies.Message(Bodies.Health(2)));
            await one.StopAsync();
        }

        await server.Log.LineAsync("Information: Partition 0: no handler took 2 records of Health.");
        Assert.DoesNotContain(other.Log.Lines, l => l.Contains("no handler took", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Of_many_dead_letters_the_first_have_a_line_each_and_the_others_a_number()
    {
        var server = await TestServer.StartAsync(Handle);
        await using (server)
        {
            await server.Source.SendAsync([.. Enumerable.Range(0, 50).Select(i => new byte[] { (byte)i })]);
        }

        Assert.Equal(50, server.DeadLetters.Letters.Count);
        Assert.Equal(10, server.Log.Lines.Count(l => l.Contains("went to the dead letters: Damaged", StringComparison.Ordinal)));
        await server.Log.LineAsync("Warning: 40 events more went to the dead letters within a minute: memory has why.");
    }

    [Fact]
    public async Task A_store_of_dead_letters_that_fails_is_asked_until_it_takes_the_letter()
    {
        await using var server = await TestServer.StartAsync(Handle);
        server.DeadLetters.Failures = 2;

        Assert.Equal(1, await server.Source.SendAsync([1, 2, 3]));

        Assert.Single(server.DeadLetters.Letters);
        Assert.Equal(
            "Error: A dead letter could not be stored in memory; the partition waits 0.2 s and tries again. The disk is full. ",
            Assert.Single(server.Log.Lines, l => l.Contains("could not be stored in memory", StringComparison.Ordinal)));
        await server.Log.LineAsync("Information: Dead letters are stored in memory again: 2 tries failed in 0.");
    }

    private static void Handle(TelemetryBuilder telemetry) => telemetry.Handle<Climate>((_, _) => { }).Handle<Health>((_, _) => { });

    // A message whose header has another number at a place.
    private static byte[] With(int offset, int value)
    {
        var body = Bodies.Message(1);
        BinaryPrimitives.WriteUInt16LittleEndian(body.AsSpan(offset), (ushort)value);
        return body;
    }
}
