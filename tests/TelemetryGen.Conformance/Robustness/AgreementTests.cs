using global::Conformance;
using TelemetryGen.Schema;

namespace TelemetryGen.Conformance.Robustness;

/// <summary>The tools' interpreter and the generated code take the same bytes and refuse the same.</summary>
public class AgreementTests
{
    private static readonly MessageReader Reader = new(ContractSchema.Spec);

    public static TheoryData<string> Messages => RecordNames.All;

    [Theory, MemberData(nameof(Messages))]
    public void On_damaged_messages(string message)
    {
        var codec = RecordCodec.Of(message);
        AssertAgree(codec, DamagedMessages.Of(codec));
    }

    [Theory, MemberData(nameof(Messages))]
    public void On_random_bytes(string message)
    {
        var codec = RecordCodec.Of(message);
        AssertAgree(codec, [.. RandomMessages.BehindHeader(codec, 5000), .. RandomMessages.Formless(codec, 200)]);
    }

    private static void AssertAgree(RecordCodec codec, IEnumerable<byte[]> inputs)
    {
        var sink = new Sink();
        foreach (var bytes in inputs)
        {
            var isTaken = ConformanceDispatcher.TryDispatch(bytes, sink, out var error);
            var (values, refusal) = Interpret(bytes);
            if (isTaken != (refusal is null))
            {
                Assert.Fail($"generated: {error} interpreted: {refusal ?? "read"} {Convert.ToHexStringLower(bytes)}");
            }

            if (values?.Message == codec.Message)
            {
                AssertSameBytes(codec, bytes, values);
            }
        }
    }

    /// <summary>What both have read both write as the same bytes, or refuse to write.</summary>
    private static void AssertSameBytes(RecordCodec codec, byte[] source, MessageValues values)
    {
        // The interpreter has null for what an older sender did not know; a record has its default. Steps beyond
        // what a double holds are rounded in a record, and exact in the interpreter.
        var isOld = values.Fields.Any(f => f.Value is null && !f.Field.Optional);
        if (isOld || codec.Message.Fields.Any(f => f.Kind == FieldKind.Scaled))
        {
            return;
        }

        Assert.True(codec.TryRead(source, out var record, out _));
        var isWritten = codec.TryWrite(record!, out var bytes, out var error);
        var (interpreted, refusal) = Interpret(values);
        if (isWritten != (refusal is null) || (isWritten && !bytes.AsSpan().SequenceEqual(interpreted)))
        {
            Assert.Fail($"generated: {error} {Convert.ToHexStringLower(bytes)} interpreted: {refusal} of {Convert.ToHexStringLower(source)}");
        }
    }

    private static (MessageValues? Values, string? Refusal) Interpret(byte[] bytes)
    {
        try
        {
            return (Reader.Read(bytes), null);
        }
        catch (MessageFormatException e)
        {
            return (null, e.Message);
        }
    }

    private static (byte[]? Bytes, string? Refusal) Interpret(MessageValues values)
    {
        try
        {
            var writer = new MessageWriter(ContractSchema.Spec, values.Message.Name);
            return (writer.Write(values.Fields.ToDictionary(f => f.Field.Name, f => f.Value)), null);
        }
        catch (MessageFormatException e)
        {
            return (null, e.Message);
        }
    }

    private sealed class Sink : IConformanceHandler;
}
