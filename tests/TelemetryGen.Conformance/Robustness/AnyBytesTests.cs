using TelemetryGen.Testing;

namespace TelemetryGen.Conformance.Robustness;

/// <summary>Any bytes give a record or a documented error; a record that was read and is inside its ranges survives a round trip.</summary>
public class AnyBytesTests
{
    private static readonly int Count = Effort.Of(2_000, 20_000);

    public static TheoryData<string> Messages => RecordNames.All;

    [Theory, MemberData(nameof(Messages))]
    public void Random_bytes_are_a_documented_error(string message)
    {
        var codec = RecordCodec.Of(message);

        Assert.Equal(0, AcceptedOf(codec, RandomMessages.Formless(codec, Count)));
    }

    [Theory, MemberData(nameof(Messages))]
    public void Random_bytes_behind_a_good_header_are_a_record_or_a_documented_error(string message)
    {
        var codec = RecordCodec.Of(message);

        // Some of each: else the bytes would test nothing.
        Assert.InRange(AcceptedOf(codec, RandomMessages.AfterHeader(codec, Count)), 1, Count * 99 / 100);
    }

    [Theory, MemberData(nameof(Messages))]
    public void A_damaged_message_is_a_record_or_a_documented_error(string message)
    {
        var codec = RecordCodec.Of(message);
        var damaged = DamagedMessages.Of(codec).ToList();

        Assert.InRange(AcceptedOf(codec, damaged), 1, damaged.Count - 1);
    }

    [Theory, MemberData(nameof(Messages))]
    public void What_is_refused_allocates_nothing(string message)
    {
        var codec = RecordCodec.Of(message);
        var inputs = DamagedMessages.Of(codec).Concat(RandomMessages.AfterHeader(codec, 2000)).ToList();
        codec.AllocatedByRead(inputs[0], out _);
        var refused = 0;

        foreach (var bytes in inputs)
        {
            var allocated = codec.AllocatedByRead(bytes, out var error);
            if (error.Code != TelemetryErrorCode.None)
            {
                Assert.True(allocated == 0, $"{allocated} bytes for {error} {HexText.Shorten(bytes)}");
                refused++;
            }
        }

        Assert.NotEqual(0, refused);
    }

    private static int AcceptedOf(RecordCodec codec, IEnumerable<byte[]> inputs)
    {
        var accepted = 0;
        foreach (var bytes in inputs)
        {
            if (RecordReading.Problem(codec, bytes) is { } problem)
            {
                Assert.Fail($"{problem} of {HexText.Shorten(bytes)}");
            }

            accepted += codec.TryRead(bytes, out _, out _) ? 1 : 0;
        }

        return accepted;
    }
}
