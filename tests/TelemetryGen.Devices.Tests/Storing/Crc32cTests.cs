using TelemetryGen.Testing.Runtimes;

namespace TelemetryGen.Devices.Tests.Storing;

/// <summary>The check value of the CRC catalogues, and the examples of iSCSI (RFC 3720, B.4).</summary>
public class Crc32cTests
{
    private const string Vectors = """
        from crc32c import Crc32c
        crc = Crc32c()
        def show(data):
            print('%04x%04x' % (crc.high, crc.low), len(data))
        SCSI_READ = (b'\x01\xc0\0\0' + bytes(12) + b'\x14\0\0\0' + b'\0\0\x04\0' + b'\0\0\0\x14' + b'\0\0\0\x18' +
                     b'\x28' + bytes(7) + b'\x02' + bytes(7))
        VECTORS = (b'', b'123456789', bytes(32), b'\xff' * 32, bytes(range(32)), bytes(range(31, -1, -1)), SCSI_READ)

        """;

    private static readonly string[] Expected =
        ["00000000 0", "e3069283 9", "8a9136aa 32", "62a8ab43 32", "46dd794e 32", "113fdb5c 32", "d9963a56 48"];

    public static TheoryData<string> Runtimes => DeviceRuntime.All;

    [Theory, MemberData(nameof(Runtimes))]
    public async Task Known_vectors_give_their_checksums(string runtime)
    {
        var lines = await DeviceRuntime.Get(runtime).RunAsync(Vectors + """
            for data in VECTORS:
                crc.start()
                crc.update(data, 0, len(data))
                show(data)
            """);

        Assert.Equal(Expected, lines);
    }

    [Theory, MemberData(nameof(Runtimes))]
    public async Task Pieces_give_the_checksum_of_the_whole_also_when_another_was_taken_between_them(string runtime)
    {
        var lines = await DeviceRuntime.Get(runtime).RunAsync(Vectors + """
            for data in VECTORS:
                crc.start()
                for at in range(len(data)):
                    crc.update(bytearray(b'?' + data + b'?'), at + 1, at + 2)
                    crc.update(data, at, at)
                    low, high = crc.low, crc.high
                    crc.start()
                    crc.update(b'another', 0, 7)
                    crc.start(low, high)
                show(data)
            """);

        Assert.Equal(Expected, lines);
    }

    [Fact]
    public async Task Nothing_is_allocated()
    {
        var lines = await new MicroPythonRuntime().RunAsync(Vectors + """
            import micropython
            data = memoryview(bytearray(range(256)))
            micropython.heap_lock()
            for i in range(50):
                crc.start()
                crc.update(data, i, 256)
            micropython.heap_unlock()
            show(data)
            """);

        Assert.Equal(["116035f0 256"], lines);
    }
}
