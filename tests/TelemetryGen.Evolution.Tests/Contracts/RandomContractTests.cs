using TelemetryGen.NanoFramework.Emitted;
using TelemetryGen.Schema;
using TelemetryGen.Targets;
using TelemetryGen.Testing;
using TelemetryGen.Testing.Samples;
using Values = TelemetryGen.Testing.Samples.RandomValues;

namespace TelemetryGen.Evolution.Tests.Contracts;

/// <summary>
/// Contracts that nobody wrote: what is generated compiles without a warning, and all readers and writers of a message agree on its bytes.
/// </summary>
public class RandomContractTests
{
    private const int Messages = 10;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, Effort.Of(6, 20))];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void All_agree(int seed)
    {
        var contract = new RandomContract(seed);
        try
        {
            Check(new(contract, isStrict: seed % 2 == 0), contract.Records.Keys, new(seed));
        }
        catch (Exception error)
        {
            throw new InvalidOperationException($"Seed {seed}: {error.Message}\n{contract.Source}", error);
        }
    }

    private static void Check(ContractAssembly assembly, IEnumerable<string> records, Random random)
    {
        // One that a language refuses to name is another test's.
        var device = DeviceOf(assembly.Schema);
        foreach (var message in records.Select(r => assembly.Schema.Messages.Single(m => m.Name == r)))
        {
            var all = Enumerable.Range(0, Messages)
                .Select(_ => new MessageWriter(assembly.Schema, message.Name).Write(Values.Of(message, random))).ToList();
            CheckCodec(assembly, message.Name, all);
            CheckOlder(assembly, message, random);
            CheckDamaged(assembly, message.Name, all, random);
            if (device?.New(message.Name) is { } record)
            {
                Assert.All(all,
                    bytes => Assert.True(record.TryRead(bytes) && record.Write().Bytes!.AsSpan().SequenceEqual(bytes),
                        $"nanoFramework: {Convert.ToHexString(bytes)}"));
            }
        }
    }

    private static void CheckCodec(ContractAssembly assembly, string name, List<byte[]> all)
    {
        var write = assembly.Probe<Func<object, byte[]>>(name, "Write");
        var records = all.Select(assembly.Probe<Func<byte[], object>>(name, "Read")).ToArray();
        var views = all.Select(assembly.Probe<Func<byte[], object>>(name, "ReadByView"));
        var many = assembly.Probe<Func<byte[], int, object[]>>(name, "ReadAll")([.. all.SelectMany(b => b)], all.Count);
        var rows = assembly.Probe<Func<object[], object[]>>(name, "ThroughBatch")(records);

        var expected = all.Select(Convert.ToHexString).ToArray();
        Assert.Equal(expected, records.Select(Hex));
        Assert.Equal(expected, views.Select(Hex));
        Assert.Equal([.. expected, .. expected], many.Select(Hex));
        Assert.Equal([.. expected, .. expected], rows.Select(Hex));

        string Hex(object record) => Convert.ToHexString(write(record));
    }

    // What an older sender sent is read as it was sent, by the codec in both its ways.
    private static void CheckOlder(ContractAssembly assembly, MessageSpec message, Random random)
    {
        var (read, view) = (
            assembly.Probe<Func<byte[], object>>(message.Name, "Read"), assembly.Probe<Func<byte[], object>>(message.Name, "ReadByView"));
        var (write, errorsOf) = (
            assembly.Probe<Func<object, byte[]>>(message.Name, "Write"), assembly.Probe<Func<byte[], string?[]>>(message.Name, "ErrorsOf"));
        foreach (var version in Enumerable.Range(1, assembly.Schema.Version - 1))
        {
            var older = message with { Fields = message.Fields.Where(f => f.Since <= version).ToEquatableArray() };
            var sender = assembly.Schema with { Version = version, Messages = new[] { older }.ToEquatableArray() };
            for (var i = 0; i < Messages; i++)
            {
                var bytes = new MessageWriter(sender, message.Name).Write(Values.Of(older, random));
                Assert.All(errorsOf(bytes), Assert.Null);

                var values = new MessageReader(assembly.Schema).Read(bytes).Fields.Where(f => f.Field.Since <= version);
                Assert.Equal(ValueText.Of(new MessageReader(sender).Read(bytes).Fields), ValueText.Of(values));
                Assert.Equal(Convert.ToHexString(write(read(bytes))), Convert.ToHexString(write(view(bytes))));
            }
        }
    }

    // Record, view and the tools' interpreter refuse the same.
    private static void CheckDamaged(ContractAssembly assembly, string name, List<byte[]> all, Random random)
    {
        var errorsOf = assembly.Probe<Func<byte[], string?[]>>(name, "ErrorsOf");
        for (var i = 0; i < 100; i++)
        {
            var bytes = all[random.Next(all.Count)][..];
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            Array.Resize(ref bytes, bytes.Length - (random.Next(3) == 0 ? random.Next(bytes.Length) : 0));
            var errors = errorsOf(bytes);
            Assert.Equal(errors[0], errors[1]);
            Assert.True(IsTaken(assembly.Schema, name, bytes) == (errors[0] is null), $"{errors[0]}: {Convert.ToHexString(bytes)}");
        }
    }

    private static bool IsTaken(SchemaSpec schema, string name, byte[] bytes)
    {
        try
        {
            return new MessageReader(schema).Read(bytes).Message.Name == name;
        }
        catch (MessageFormatException)
        {
            return false;
        }
    }

    private static DeviceCode? DeviceOf(SchemaSpec schema)
    {
        try
        {
            return DeviceCode.Of(schema);
        }
        catch (TargetException)
        {
            return null;
        }
    }
}
