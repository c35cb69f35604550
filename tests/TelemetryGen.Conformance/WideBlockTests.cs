using TelemetryGen.Schema;
using TelemetryGen.Simulator;
using TelemetryGen.Targets;

namespace TelemetryGen.Conformance;

/// <summary>A record of more fields than MicroPython takes arguments in one call.</summary>
[Trait("Kind", "Device")]
public class WideBlockTests
{
    private const int Count = 300;

    private const string Program = """
        from wide import Wide

        names = ['f%d' % i for i in range(300)]
        record = Wide()
        for i in range(300):
            setattr(record, names[i], i % 251)
        length = record.pack()
        assert bytes(record.buffer[8:length]) == bytes([i % 251 for i in range(300)])
        other = Wide()
        other.unpack(bytes(record.buffer[:length]))
        assert [getattr(other, name) for name in names] == [i % 251 for i in range(300)]
        record.f299 = 256
        try:
            record.pack()
        except ValueError as error:
            print(error.args[0])
        """;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task It_is_packed_and_unpacked(bool isNative)
    {
        var fields = Enumerable.Range(0, Count).Select(i => new FieldSpec($"F{i}", FieldKind.Integer, WireType.UInt8)).ToEquatableArray();
        var schema = new SchemaSpec(
            "Acme.Wide", 1, 1, EquatableArray<EnumSpec>.Empty, new[] { new MessageSpec("Wide", "Acme", 1, fields) }.ToEquatableArray());
        var target = TargetRegistry.Find("micropython")!;
        var files = isNative ? target.Emit(schema, new(IsNative: true)) : target.Emit(schema);
        var folder = Directory.CreateTempSubdirectory("telemetrygen-");
        try
        {
            var module = InterpretedNativeBoard.Interpreted(files.Single(f => f.Path.EndsWith("/wide.py", StringComparison.Ordinal)).Text);
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "wide.py"), module, TestContext.Current.CancellationToken);

            var result = await MicroPython.RunAsync(
                Program,
                [new(folder.FullName + Path.DirectorySeparatorChar),
                    new(Path.Combine(AppContext.BaseDirectory, "Device", "interpreted.py"))],
                new Dictionary<string, object?>(), TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);

            Assert.Equal("Wide.f299 is 256; it must be 0 to 255\n", result.Output + result.Error);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
