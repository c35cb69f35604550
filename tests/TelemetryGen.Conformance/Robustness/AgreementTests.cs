using TelemetryGen.Testing;

namespace TelemetryGen.Conformance.Robustness;

/// <summary>The tools' interpreter and the generated code take the same bytes and refuse the same.</summary>
public class AgreementTests
{
    public static TheoryData<string> Messages => RecordNames.All;

    [Theory, MemberData(nameof(Messages))]
    public void On_damaged_messages(string message) => AssertAgree(DamagedMessages.Of(RecordCodec.Of(message)));

    [Theory, MemberData(nameof(Messages))]
    public void On_random_bytes(string message)
    {
        var codec = RecordCodec.Of(message);
        AssertAgree([.. RandomMessages.AfterHeader(codec, Effort.Of(1000, 5000)), .. RandomMessages.Formless(codec, 200)]);
    }

    private static void AssertAgree(IEnumerable<byte[]> inputs)
    {
        foreach (var bytes in inputs)
        {
            if (Interpreting.Problem(bytes) is { } problem)
            {
                Assert.Fail($"{problem} of {HexText.Shorten(bytes)}");
            }
        }
    }
}
