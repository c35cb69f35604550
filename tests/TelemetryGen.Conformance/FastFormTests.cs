using TelemetryGen.Conformance.Robustness;
using TelemetryGen.Schema;

namespace TelemetryGen.Conformance;

/// <summary>The fast forms against the golden vectors: whatever <c>TryRead</c> says of some bytes, they say.</summary>
public class FastFormTests
{
    public static TheoryData<string> Written => Vectors.Names(v => v is { Hex: not null, Fields: not null, IsOtherVersion: false });

    public static TheoryData<string> Readable => Vectors.Names(v => v is { Hex: not null, Fields: not null });

    public static TheoryData<string> FixedLength =>
        Vectors.Names(v => v is { Hex: not null, Fields: not null } && Forms.Of(v.Message).Wire is not null);

    public static TheoryData<string> WholeBlock =>
        Vectors.Names(
            v => v is { Hex: not null, Fields: not null } && Forms.Of(v.Message).Wire is not null && (!v.IsOtherVersion || IsNewer(v)));

    public static TheoryData<string> Messages => [.. ContractSchema.Spec.Messages.Select(m => m.Name)];

    [Theory]
    [MemberData(nameof(Readable))]
    public void A_view_has_the_values_of_the_record(string name)
    {
        var vector = Vectors.Of(name);
        var (record, _) = Records.Read(vector.Message, vector.Bytes);

        RecordAssert.Same(record, Forms.Of(vector.Message).Properties(vector.Bytes, out _));
        RecordAssert.Same(record, Forms.Of(vector.Message).ToRecord(vector.Bytes, out var error));
        Assert.Equal(default, error);
    }

    [Theory]
    [MemberData(nameof(Readable))]
    public void A_view_says_of_every_truncation_and_mutation_what_the_record_says(string name)
    {
        var vector = Vectors.Of(name);

        foreach (var bytes in Broken(vector.Bytes))
        {
            var (record, expected) = Records.Read(vector.Message, bytes);

            RecordAssert.Same(record, Forms.Of(vector.Message).Properties(bytes, out var error));
            Assert.Equal(expected, error);
        }
    }

    [Theory]
    [MemberData(nameof(Readable))]
    public void Columns_say_of_a_message_and_of_every_truncation_and_mutation_what_the_record_says(string name)
    {
        var vector = Vectors.Of(name);

        Assert.All(Broken(vector.Bytes).Prepend(vector.Bytes), bytes => Assert.Null(FastForms.Problem(bytes)));
    }

    [Theory]
    [MemberData(nameof(FixedLength))]
    public void The_packed_struct_writes_what_it_read(string name)
    {
        var vector = Vectors.Of(name);

        var bytes = Forms.Of(vector.Message).Wire!(vector.Bytes, out var error);

        if (vector.IsOtherVersion)
        {
            // A newer message has all that is known here; an older one lacks fields, and no number of the wire stands for that.
            Assert.Equal(IsNewer(vector) ? TelemetryErrorCode.None
                : vector.Case.StartsWith("version 3", StringComparison.Ordinal) ? TelemetryErrorCode.BlockTooShort
                : TelemetryErrorCode.VersionOutOfRange, error.Code);
            return;
        }

        Assert.Equal(default, error);
        Assert.Equal(vector.Hex, Convert.ToHexStringLower(bytes!));
    }

    [Theory]
    [MemberData(nameof(WholeBlock))]
    public void The_packed_struct_in_the_other_byte_order_has_each_field_turned(string name)
    {
        var vector = Vectors.Of(name);
        var bytes = Forms.Of(vector.Message).Reverse!(vector.Bytes, out _)!;

        foreach (var slot in WireLayout.From(ContractSchema.Spec.Messages.Single(m => m.Name == vector.Message)).Block)
        {
            var (start, end) = (WireLayout.HeaderLength + slot.Offset, WireLayout.HeaderLength + slot.End);
            Assert.Equal(Enumerable.Reverse(vector.Bytes[start..end]), bytes[start..end]);
        }
    }

    [Theory]
    [MemberData(nameof(FixedLength))]
    public void The_packed_struct_says_of_every_truncation_what_the_record_says(string name)
    {
        var vector = Vectors.Of(name);
        Forms.Of(vector.Message).Wire!(vector.Bytes, out var whole);

        for (var length = 0; whole.Code == TelemetryErrorCode.None && length < vector.Bytes.Length; length++)
        {
            var (_, expected) = Records.Read(vector.Message, vector.Bytes[..length]);
            Assert.Null(Forms.Of(vector.Message).Wire!(vector.Bytes[..length], out var error));
            Assert.Equal(expected, error);
        }
    }

    [Theory]
    [MemberData(nameof(Messages))]
    public void Messages_in_sequence_are_read_up_to_the_first_that_is_wrong(string message)
    {
        // More than one piece of columns; other versions between; then the header of a message, and no more. Of a message that is no more,
        // not all of that.
        var vectors = Vectors.All.Where(v => v.Message == message && v is { Hex: not null, Fields: not null } && !IsNewer(v)).ToArray();
        var sent = Enumerable.Range(0, 700).Select(i => vectors[i * 31 / 7 % vectors.Length])
            .Concat(Enumerable.Repeat(vectors[0], 700)).ToArray();
        var records = sent.Select(v => Records.Read(message, v.Bytes).Record!).ToArray();
        var cut = vectors[0].Bytes[..Math.Min(8, vectors[0].Bytes.Length - 1)];
        byte[] bytes = [.. sent.SelectMany(v => v.Bytes), .. cut];

        foreach (var (form, expected) in Bulk(message, records))
        {
            var read = form(bytes, 2_000, out var bytesRead, out var error);
            RecordAssert.Same(expected, read);
            Assert.Equal(bytes.Length - cut.Length, bytesRead);
            Assert.Equal(Records.Read(message, cut).Error, error);

            RecordAssert.Same(expected.Take(300), form(bytes, 300, out bytesRead, out error));
            Assert.Equal(sent.Take(300).Sum(v => v.Bytes.Length), bytesRead);
            Assert.Equal(default, error);

            Assert.Empty(form([], 10, out bytesRead, out error));
            Assert.Equal((0, default), (bytesRead, error));
        }
    }

    [Theory]
    [InlineData("Moments", 8 + 4)]
    [InlineData("Growing", 8 + 3)]
    public void A_moment_that_no_calendar_has_ends_a_sequence(string message, int offset)
    {
        var vector = Vectors.All.First(v => v.Message == message && v.Hex is not null);
        var wrong = vector.Bytes;
        wrong.AsSpan(offset, 8).Fill(0x7F);
        byte[] bytes = [.. Enumerable.Repeat(vector.Bytes, 100).SelectMany(b => b), .. wrong, .. vector.Bytes];

        foreach (var (form, _) in Bulk(message, []))
        {
            Assert.Equal(100, form(bytes, 1_000, out var bytesRead, out var error).Count);
            Assert.Equal(100 * wrong.Length, bytesRead);
            Assert.Equal(TelemetryErrorCode.TimestampOutOfRange, error.Code);
            Assert.Equal(Records.Read(message, wrong).Error, error);
        }
    }

    [Theory]
    [MemberData(nameof(Readable))]
    public void Nothing_is_allocated(string name)
    {
        var vector = Vectors.Of(name);

        Assert.Equal(0, Forms.Of(vector.Message).Allocated(vector.Bytes));
    }

    [Fact]
    public void A_packed_struct_out_of_range_is_refused_and_written_only_unchecked()
    {
        var bytes = new byte[Ranged.MaxPayloadBytes];
        var wire = new Ranged.Wire { Small = 9 };

        Assert.False(wire.TryWrite(bytes, out var error));
        Assert.Equal("Ranged.Small is 9; it must be 10 to 20.", error.ToString());
        Assert.All(bytes, b => Assert.Equal(0, b));
        Assert.Equal(error, Assert.Throws<TelemetryException>(() => wire.Write(bytes)).Error);

        wire.WriteUnchecked(bytes);
        Assert.Equal(9, bytes[8]);
        Assert.Equal(TelemetryErrorCode.BufferTooSmall,
            Assert.Throws<TelemetryException>(() => wire.WriteUnchecked(bytes.AsSpan(1))).Error.Code);
    }

    [Fact]
    public void A_message_that_is_known_is_read_without_its_header()
    {
        var bytes = new byte[Ranged.MaxPayloadBytes + 1];
        new Ranged.Wire { Small = 15 }.WriteUnchecked(bytes);
        Array.Fill<byte>(bytes, 0xFF, 0, MessageHeader.Size);

        Ranged.Wire.ReadUnchecked(bytes, out var wire);

        Assert.Equal(15, wire.Small);
        Assert.False(Ranged.Wire.TryRead(bytes, out _));
    }

    [Fact]
    public void A_message_that_is_known_is_never_read_past_its_end()
    {
        for (var length = 0; length < Ranged.MaxPayloadBytes; length++)
        {
            var cut = new byte[length];

            var error = Assert.Throws<TelemetryException>(() => Ranged.Wire.ReadUnchecked(cut, out _)).Error;

            Assert.Equal(TelemetryErrorCode.MessageTruncated, error.Code);
            Assert.Equal($"Ranged ends after {length} bytes; {Ranged.MaxPayloadBytes} are needed.", error.ToString());
        }
    }

    [Fact]
    public void Bits_of_a_packed_struct_are_set_by_name()
    {
        var wire = new Booleans.Wire { Between = 1, A = true, I = true };
        wire.A = false;

        Assert.Equal(1 << 8, wire.Bits0);
        Assert.True(wire.I);
        Assert.False(wire.A);
    }

    /// <summary>The message cut at every length, with a byte more, and with each byte turned over.</summary>
    private static IEnumerable<byte[]> Broken(byte[] bytes)
    {
        for (var i = 0; i < bytes.Length; i++)
        {
            yield return bytes[..i];
            foreach (var mask in new byte[] { 0xFF, 0x80, 0x01 })
            {
                byte[] turned = [.. bytes];
                turned[i] ^= mask;
                yield return turned;
            }
        }

        yield return [.. bytes, 0];
    }

    private static IEnumerable<(ReadAll Form, object[] Expected)> Bulk(string message, object[] records)
    {
        var forms = Forms.Of(message);
        yield return (forms.ReadMany, records);
        yield return (forms.Enumerate, records);
        if (forms.ReadColumns is not null)
        {
            yield return (forms.ReadColumns, [.. records.Select(WithoutTexts)]);
        }
    }

    // Version 4 is one that the contracts do not know.
    private static bool IsNewer(Vector vector) => vector.Case.StartsWith("version 4", StringComparison.Ordinal);

    private static object WithoutTexts(object record) => record switch
    {
        Evolving evolving => evolving with { Name = "", Note = null },
        Texts texts => texts with { Short = "", Optional = null, Long = "" },
        Identities identities => identities with { Serial = "", Address = [], Payload = [], Long = null },
        Arrays arrays => arrays with
        {
            Fixed = [0, 0, 0, 0], Ranged = [0, 0], Floats = [0, 0, 0], Wide = [
                0, 0], Bounded = [], BoundedRanged = [], BoundedDoubles = null, Note = "",
        },
        Nested nested => nested with { Start = default, Leg = new() { Levels = [0, 0, 0], Code = "" } },
        Readings readings => readings with { Items = [], Places = null, Label = "", Extra = null },
        Removed removed => removed with { Text = "" },
        Woken woken => woken with { Levels = null, Note = null },
        _ => record,
    };
}
