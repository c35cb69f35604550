using global::Conformance;
using TelemetryGen.Schema;

namespace TelemetryGen.Conformance.Robustness;

/// <summary>The tools' interpreter and the dispatcher take the same bytes, and what both have read both write as the same bytes.</summary>
internal static class Interpreting
{
    private static readonly MessageReader Reader = new(ContractSchema.Spec);
    private static readonly Sink Handler = new();

    public static string? Problem(byte[] bytes)
    {
        var isTaken = ConformanceDispatcher.TryDispatch(bytes, Handler, out var outcome);
        var (values, refusal) = Interpret(() => Reader.ReadEvent(bytes));
        if (isTaken != (refusal is null))
        {
            return $"generated: {outcome} interpreted: {refusal ?? "read"}";
        }

        return values is not [var message] || IsBatch(bytes) ? null : ProblemOfWriting(bytes, message);
    }

    private static bool IsBatch(byte[] bytes) =>
        MessageHeader.TryRead(bytes, out var header) && header.TemplateId >= BatchHeader.TemplateBit;

    private static string? ProblemOfWriting(byte[] source, MessageValues values)
    {
        // The interpreter has null for what an older sender did not know; a record has its default. Steps beyond
        // what a double or float holds are rounded in a record, and exact in the interpreter.
        var codec = RecordCodec.Of(values.Message.Name);
        if (values.Fields.Any(
            f => f.Value is null ? !f.Field.Optional : f.Field.Kind == FieldKind.Scaled && !codec.Holds(f.Field, (decimal)f.Value)))
        {
            return null;
        }

        if (!codec.TryRead(source, out var record, out var error))
        {
            return $"{codec} is dispatched and cannot be read: {error}";
        }

        var isWritten = codec.TryWrite(record!, out var bytes, out error);
        var writer = new MessageWriter(ContractSchema.Spec, values.Message.Name);
        var (interpreted, refusal) = Interpret(() => writer.Write(values.Fields.ToDictionary(f => f.Field.Name, f => f.Value)));
        return isWritten == (refusal is null) && (!isWritten || bytes.AsSpan().SequenceEqual(interpreted))
            ? null
            : $"generated: {error} {HexText.Shorten(bytes)} interpreted: {refusal} {HexText.Shorten(interpreted ?? [])}";
    }

    private static (T? Value, string? Refusal) Interpret<T>(Func<T> interpret)
        where T : class
    {
        try
        {
            return (interpret(), null);
        }
        catch (MessageFormatException error)
        {
            return (null, error.Message);
        }
    }

    // Every record is an other one, and nothing is done with it.
    private sealed class Sink : IConformanceHandler
    {
        public void OnOther<TMessage>(in TMessage message)
            where TMessage : ITelemetryMessage<TMessage>
        {
        }
    }
}
