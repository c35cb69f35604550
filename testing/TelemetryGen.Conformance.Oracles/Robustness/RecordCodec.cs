using TelemetryGen.Schema;

namespace TelemetryGen.Conformance.Robustness;

/// <summary>The generated codec of one record of the contracts, for bytes that may be anything.</summary>
internal abstract class RecordCodec
{
    public static IReadOnlyList<RecordCodec> All { get; } = [.. ContractSchema.Spec.Messages.Select(Of)];

    public required MessageSpec Message { get; init; }

    public WireLayout Layout => WireLayout.From(Message);

    public static RecordCodec Of(string name) => All.Single(c => c.Message.Name == name);

    /// <summary>
    /// The codec of the record that the header names, as a message or a batch; of any other header, some codec, so that it is refused by
    /// each.
    /// </summary>
    public static RecordCodec Of(ReadOnlySpan<byte> message)
    {
        MessageHeader.TryRead(message, out var header);
        return All.FirstOrDefault(c => c.Message.Id == (header.TemplateId & MessageSpec.MaxId)) ?? All[header.TemplateId % All.Count];
    }

    /// <summary>Reads one whole message.</summary>
    public abstract bool TryRead(ReadOnlySpan<byte> bytes, out object? record, out TelemetryError error);

    /// <summary>Writes a record that <see cref="TryRead"/> gave.</summary>
    public abstract bool TryWrite(object record, out byte[] bytes, out TelemetryError error);

    /// <summary>Reads one batch.</summary>
    public abstract bool TryReadBatch(ReadOnlySpan<byte> bytes, out IReadOnlyList<object> records, out TelemetryError error);

    /// <summary>Writes records that <see cref="TryRead"/> or <see cref="TryReadBatch"/> gave as one batch.</summary>
    public abstract bool TryWriteBatch(IReadOnlyList<object> records, int room, out byte[] bytes, out TelemetryError error);

    /// <summary>Bytes that checking one batch allocates.</summary>
    public abstract long AllocatedByBatch(ReadOnlySpan<byte> bytes);

    /// <summary>The longest batch of so many records.</summary>
    public abstract int MaxBatchBytes(int records);

    /// <summary>Bytes that one reading allocates; the record itself is not boxed.</summary>
    public abstract long AllocatedByRead(ReadOnlySpan<byte> bytes, out TelemetryError error);

    /// <summary>
    /// The member of a scaled field has a number of its own for that value: it is written again as the steps that were read.
    /// </summary>
    public bool Holds(FieldSpec field, decimal value)
    {
        var type = RecordType(Message).GetProperty(field.Name)!.PropertyType;
        var counted = (Nullable.GetUnderlyingType(type) ?? type) switch
        {
            var t when t == typeof(float) => 1L << 22,
            var t when t == typeof(double) => 1L << 51,
            _ => decimal.MaxValue,
        };
        return Math.Abs(value * StepScale.From(field).Scale) <= counted;
    }

    public override string ToString() => Message.Name;

    private static RecordCodec Of(MessageSpec message)
    {
        var codec = Activator.CreateInstance(typeof(RecordCodec<>).MakeGenericType(RecordType(message)), message)!;
        return (RecordCodec)codec;
    }

    private static Type RecordType(MessageSpec message) =>
        typeof(Integers).Assembly.GetType($"{typeof(Integers).Namespace}.{message.Name}", throwOnError: true)!;
}
