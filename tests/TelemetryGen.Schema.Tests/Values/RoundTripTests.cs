namespace TelemetryGen.Schema.Tests.Values;

public class RoundTripTests
{
    public static TheoryData<string, string> Messages => new(
        SampleSchemas.Everything.Messages.Select(m => ("everything.xml", m.Name)).Append(("greenhouse.xml", "Climate")));

    [Theory]
    [MemberData(nameof(Messages))]
    public void Values_at_both_ends_of_every_field_come_back(string file, string message)
    {
        var schema = SchemaDocument.Parse(SampleSchemas.Text(file));
        var writer = new MessageWriter(schema, message);
        foreach (var highest in new[] { false, true })
        {
            var values = writer.Message.Fields.ToDictionary(f => f.Name, f => Extreme(f, highest));

            var read = new MessageReader(schema).Read(writer.Write(values));

            Assert.Equal(values.Values, read.Fields.Select(f => f.Value));
        }
    }

    [Theory]
    [MemberData(nameof(Messages))]
    public void A_message_that_ends_early_is_an_error_at_every_byte(string file, string message)
    {
        var schema = SchemaDocument.Parse(SampleSchemas.Text(file));
        var writer = new MessageWriter(schema, message);
        var bytes = writer.Write(writer.Message.Fields.ToDictionary(f => f.Name, f => Extreme(f, true)));

        for (var length = 0; length < bytes.Length; length++)
        {
            var error = Assert.Throws<MessageFormatException>(() => new MessageReader(schema).Read(bytes[..length]));
            Assert.Equal(length, error.Value);
        }
    }

    [Theory]
    [InlineData("Trip")]
    [InlineData("Burst")]
    public void Values_of_any_depth_come_back_and_every_byte_is_needed(string message)
    {
        var (schema, random) = (SampleSchemas.Parts, new Random(11));
        var (writer, reader) = (new MessageWriter(schema, message), new MessageReader(schema));
        for (var i = 0; i < 300; i++)
        {
            var values = RandomValues.Of(writer.Message, random);

            var bytes = writer.Write(values);

            Assert.InRange(bytes.Length, WireLayout.From(writer.Message).MinPayloadBytes, WireLayout.From(writer.Message).MaxPayloadBytes);
            Assert.Equal(ValueText.Of(values), ValueText.Of(reader.Read(bytes).Fields));
            Assert.Throws<MessageFormatException>(() => reader.Read(bytes[..random.Next(bytes.Length)]));
        }
    }

    [Theory]
    [InlineData("greenhouse.xml")]
    [InlineData("everything.xml")]
    public void Random_bytes_are_a_message_or_a_named_error(string file)
    {
        var schema = SchemaDocument.Parse(SampleSchemas.Text(file));
        var reader = new MessageReader(schema);
        var random = new Random(20260701);
        var (read, refused) = (0, 0);
        for (var i = 0; i < 20_000; i++)
        {
            var bytes = new byte[random.Next(0, 120)];
            random.NextBytes(bytes);
            Plausible(bytes, schema, random);
            try
            {
                Assert.InRange((i % 2 == 0 ? reader.Read(bytes) : reader.ReadFirst(bytes, 0)).Length, 8, bytes.Length);
                read++;
            }
            catch (MessageFormatException error)
            {
                Assert.NotEmpty(error.Message);
                refused++;
            }
        }

        // Both kinds were met often enough for the run to mean something.
        Assert.True(read > 100 && refused > 1000, $"{read} read, {refused} refused");
    }

    [Theory]
    [MemberData(nameof(Messages))]
    public void What_is_read_is_written_as_the_same_bytes(string file, string message)
    {
        var schema = SchemaDocument.Parse(SampleSchemas.Text(file));
        var writer = new MessageWriter(schema, message);
        var layout = WireLayout.From(writer.Message);
        var random = new Random(7);
        var same = 0;
        for (var i = 0; i < 20_000; i++)
        {
            var bytes = new byte[layout.MinPayloadBytes];
            random.NextBytes(bytes.AsSpan(8, layout.BlockLength));
            if (layout.Block.FirstOrDefault(s => s is FieldSlot { Field.Kind: FieldKind.Timestamp, Wire: WireType.Int64 }) is { } time)
            {
                bytes.AsSpan(8 + time.Offset + 5, 3).Clear();
            }

            BitConverter.TryWriteBytes(bytes.AsSpan(0), (ushort)layout.BlockLength);
            BitConverter.TryWriteBytes(bytes.AsSpan(2), (ushort)writer.Message.Id);
            BitConverter.TryWriteBytes(bytes.AsSpan(4), (ushort)schema.Id);
            BitConverter.TryWriteBytes(bytes.AsSpan(6), (ushort)schema.Version);
            var values = new MessageReader(schema).Read(bytes).Fields.ToDictionary(f => f.Field.Name, f => f.Value);
            try
            {
                // Unused bits of boolean sets and the payload of a null NaN are not the values' own.
                Assert.Equal(values.Values, new MessageReader(schema).Read(writer.Write(values)).Fields.Select(f => f.Value));
                same++;
            }
            catch (MessageFormatException error)
            {
                Assert.Contains("it must be", error.Message, StringComparison.Ordinal);
            }
        }

        Assert.True(same > 0, "no message was within its ranges");
    }

    private static void Plausible(byte[] bytes, SchemaSpec schema, Random random)
    {
        if (bytes.Length < 8 || random.Next(10) == 0)
        {
            return;
        }

        // Half of them with a timestamp of our age: most int64 are outside the years 1 to 9999.
        if (bytes.Length > 16 && random.Next(2) == 0)
        {
            bytes.AsSpan(13, 3).Clear();
        }

        var message = schema.Messages[random.Next(schema.Messages.Count)];
        var block = WireLayout.From(message).BaseBlockLength + random.Next(0, 12);
        BitConverter.TryWriteBytes(bytes.AsSpan(0), (ushort)block);
        if (bytes.Length > 8 + block)
        {
            bytes[8 + block] = (byte)random.Next(0, 20);
        }

        BitConverter.TryWriteBytes(bytes.AsSpan(2), (ushort)message.Id);
        BitConverter.TryWriteBytes(bytes.AsSpan(4), (ushort)schema.Id);
        BitConverter.TryWriteBytes(bytes.AsSpan(6), (ushort)random.Next(0, schema.Version + 2));
    }

    private static object? Extreme(FieldSpec field, bool highest) => field.Kind switch
    {
        FieldKind.Boolean => highest,
        FieldKind.Text => highest ? new string('x', field.MaxBytes) : field.Optional ? null : "",
        FieldKind.Timestamp when field.Wire == WireType.UInt32 => DateTimeOffset.FromUnixTimeSeconds(highest ? uint.MaxValue - 1L : 0),
        FieldKind.Timestamp when field.Resolution == TimeResolution.Microseconds =>
            highest ? DateTimeOffset.MaxValue.AddTicks(-9) : DateTimeOffset.MinValue,
        FieldKind.Timestamp => highest ? DateTimeOffset.FromUnixTimeMilliseconds(253402300799999) : DateTimeOffset.MinValue,
        FieldKind.Float when field.Wire == WireType.Float32 => highest ? float.MaxValue : float.MinValue,
        FieldKind.Float => field.FloatRange is { } range
            ? (highest ? range.Maximum : range.Minimum)
            : highest ? double.PositiveInfinity : double.NegativeInfinity,
        _ => (highest ? field.WireRange.Maximum : field.WireRange.Minimum) * field.Step,
    };
}
