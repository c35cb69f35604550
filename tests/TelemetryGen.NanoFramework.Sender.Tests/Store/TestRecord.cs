using System.Buffers.Binary;
using System.Text;
using TelemetryGen.Device;
using TelemetryGen.Schema;

namespace TelemetryGen.NanoFramework.Sender.Tests.Store;

/// <summary>
/// Two kinds of record with a number and a text, as the target would emit them. The hub's side reads them by their schema.
/// </summary>
public sealed class TestRecord(bool isStatus) : ISequencedMessage
{
    public static SchemaSpec Schema { get; } = SchemaDocument.Parse("""
        <telemetrySchema name="Queue" id="77" version="2" xmlns="urn:telemetrygen:schema:1">
          <message name="Reading" id="1" namespace="Acme">
            <integer name="Number" type="uint32" sequence="true" />
            <text name="Text" maxBytes="40" />
          </message>
          <message name="Status" id="2" namespace="Acme">
            <integer name="Number" type="uint32" sequence="true" />
            <integer name="Code" type="uint16" />
            <text name="Text" maxBytes="40" optional="true" since="2" />
          </message>
          <message name="Ping" id="3" namespace="Acme" />
        </telemetrySchema>
        """);

    public uint Number { get; set; }

    public byte[] Text { get; set; } = [];

    public int MaxLength => 55;

    public int RowVersion => isStatus ? 2 : 1;

    // The hub of these tests counts from 0: to it that is a number like any other.
    public bool SetSequence(uint number)
    {
        Number = number;
        return true;
    }

    public int Write(byte[] buffer, int offset)
    {
        if (Text.Length > 40)
        {
            throw new TelemetryValueException("Reading.Text", "is too long");
        }

        var block = isStatus ? 6 : 4;
        var to = buffer.AsSpan(offset);
        BinaryPrimitives.WriteUInt16LittleEndian(to, (ushort)block);
        BinaryPrimitives.WriteUInt16LittleEndian(to[2..], (ushort)(isStatus ? 2 : 1));
        BinaryPrimitives.WriteUInt16LittleEndian(to[4..], 77);
        BinaryPrimitives.WriteUInt16LittleEndian(to[6..], 2);
        BinaryPrimitives.WriteUInt32LittleEndian(to[8..], Number);
        to[12..(8 + block)].Fill(3);
        to[8 + block] = (byte)Text.Length;
        Text.CopyTo(to[(9 + block)..]);
        return 9 + block + Text.Length;
    }

    /// <summary>Numbers and texts of an event: a message or a batch.</summary>
    public static IReadOnlyList<(uint Number, string Text)> Of(byte[] body) =>
        [.. new MessageReader(Schema).ReadEvent(body)
            .Select(m => (Convert.ToUInt32(m.Fields[0].Value, null), (string?)m.Fields[^1].Value ?? ""))];

    public static byte[] Bytes(string text) => Encoding.ASCII.GetBytes(text);
}
