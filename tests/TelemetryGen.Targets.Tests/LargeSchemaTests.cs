using TelemetryGen.Schema;

namespace TelemetryGen.Targets.Tests;

/// <summary>How many records, fields and names a schema has is the user's matter.</summary>
public class LargeSchemaTests
{
    public static TheoryData<string> Targets => [.. TargetRegistry.All.Select(t => t.Name)];

    [Theory]
    [MemberData(nameof(Targets))]
    public void The_last_field_of_many_records_is_written(string target)
    {
        var messages = Enumerable.Range(1, 300).Select(i => new MessageSpec($"Record{i}", "Lab", i, Fields(40, $"Of{i}X")));

        var text = Emit(target, new("Lab.Large", 1, 1, default, messages.ToEquatableArray()));

        Assert.True(text.Contains("Of300X40", StringComparison.Ordinal) || text.Contains("of300_x40", StringComparison.Ordinal),
            $"{text.Length} letters");
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public void All_fields_and_names_of_one_record_are_written(string target)
    {
        var names = SchemaOf.Enum("Names", WireType.UInt16, [.. Enumerable.Range(0, 2100).Select(i => ($"Name{i}", (decimal)i))]);
        var fields = Fields(1500, "Field").Append(new("Which", FieldKind.Enumeration, WireType.UInt16) { Enumeration = "Names" });

        var text = Emit(target, SchemaOf.Fields([names], [.. fields]));

        Assert.True(text.Contains("Field1500", StringComparison.Ordinal) || text.Contains("field1500", StringComparison.Ordinal),
            $"{text.Length} letters");
    }

    private static EquatableArray<FieldSpec> Fields(int count, string name) =>
        Enumerable.Range(1, count).Select(i => SchemaOf.Number($"{name}{i}")).ToEquatableArray();

    private static string Emit(string target, SchemaSpec schema) =>
        string.Concat(TargetRegistry.Find(target)!.Emit(schema).Select(f => f.Text));
}
