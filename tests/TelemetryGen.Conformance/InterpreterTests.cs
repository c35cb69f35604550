using System.Text.Json.Nodes;
using TelemetryGen.Schema;

namespace TelemetryGen.Conformance;

/// <summary>The tools' interpreter of messages against the golden vectors: it reads what the codec reads, and writes it back.</summary>
public class InterpreterTests
{
    public static TheoryData<string> Written => Vectors.Names(v => v is { Hex: not null, IsOtherVersion: false });

    [Theory]
    [MemberData(nameof(Written))]
    public void What_it_reads_it_writes_back(string name)
    {
        var vector = Vectors.Of(name);

        var values = new MessageReader(ContractSchema.Spec).Read(vector.Bytes);
        var bytes = new MessageWriter(ContractSchema.Spec, vector.Message).Write(
            values.Fields.ToDictionary(f => f.Field.Name, f => f.Value));

        Assert.Equal(vector.Message, values.Message.Name);
        Assert.Equal(vector.Hex, Convert.ToHexStringLower(bytes));
    }
}
