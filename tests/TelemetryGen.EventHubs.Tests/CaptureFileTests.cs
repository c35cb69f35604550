using System.Text;

namespace TelemetryGen.EventHubs.Tests;

/// <summary>Files that Avro's own library stumbles over: each is refused with the one documented error.</summary>
public class CaptureFileTests
{
    [Theory]
    [InlineData("""{"type":"recgrd","name":"EventData","fields":[]}""")]
    [InlineData("""{"type":"record","name":"EventData","fields":[&]}""")]
    [InlineData("""["null","bytes"]""")]
    [InlineData("[")]
    [InlineData("")]
    public void A_schema_that_is_no_schema_of_records_is_refused(string schema)
    {
        var file = Container(schema);

        var error = Assert.Throws<CaptureFileException>(() => CaptureFile.Read(new MemoryStream(file)).ToList());

        Assert.StartsWith("It is not an Avro file, or it is damaged: ", error.Message, StringComparison.Ordinal);
    }

    // Avro 1.11.1, "Object Container Files": magic, metadata as a map, sync marker; here one record of no bytes follows.
    private static byte[] Container(string schema)
    {
        var text = Encoding.UTF8.GetBytes(schema);
        return
        [
            .. "Obj\u0001"u8, 2, 22, .. "avro.schema"u8, .. Long(text.Length), .. text, 0,
            .. new byte[16], 2, 0, .. new byte[16],
        ];
    }

    private static byte[] Long(int value) => value < 64 ? [(byte)(value * 2)] : [(byte)((value * 2 & 0x7F) | 0x80), (byte)(value * 2 >> 7)];
}
