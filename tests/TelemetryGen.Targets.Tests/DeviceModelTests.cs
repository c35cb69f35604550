using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;
using TelemetryGen.Schema;
using TelemetryGen.Targets.Device;
using TelemetryGen.Testing;
using TelemetryGen.Testing.Samples;

namespace TelemetryGen.Targets.Tests;

/// <summary>
/// What boards write and read, as it is decided before a language spells it. A change here is another decision; one of a language's
/// snapshots alone is another spelling.
/// </summary>
public class DeviceModelTests
{
    private static readonly string[] Languages = ["MicroPython", "NanoFramework"];

    [Theory]
    [InlineData("greenhouse")]
    [InlineData("everything")]
    [InlineData("others")]
    [InlineData("nested")]
    [InlineData("parts")]
    [InlineData("corners")]
    [InlineData("moments")]
    public void Steps_are_as_accepted(string sample)
    {
        var schema = SchemaDocument.Parse(SampleSchemas.Text(sample + ".xml"));
        var text = new StringBuilder();
        foreach (var record in schema.LiveNestedRecords.Concat(schema.Messages))
        {
            Describe(DeviceRecord.From(record), text);
        }

        Snapshot.Match(text.ToString(), "txt", sample);
    }

    [Fact]
    public void Models_of_equal_messages_are_equal_and_those_of_others_are_not()
    {
        var message = SampleSchemas.Everything.Messages[0];
        var again = SchemaDocument.Parse(SampleSchemas.Text("everything.xml")).Messages[0];
        var changed = message with { Fields = message.Fields.Select((f, i) => i == 0 ? f with { Optional = !f.Optional } : f)
            .ToEquatableArray() };

        Assert.NotSame(message, again);
        Assert.Equal(DeviceRecord.From(message), DeviceRecord.From(again));
        Assert.Equal(DeviceRecord.From(message).GetHashCode(), DeviceRecord.From(again).GetHashCode());
        Assert.NotEqual(DeviceRecord.From(message), DeviceRecord.From(changed));
    }

    [Fact]
    public void No_language_of_a_board_takes_a_place_from_the_layout_itself()
    {
        var sources = Languages.SelectMany(l => Directory.GetFiles(Path.Combine(Source(), l), "*.cs")).ToList();

        Assert.True(sources.Count > 30);
        Assert.All(sources,
            file => Assert.DoesNotMatch(new Regex(@"WireLayout\.Of\(|\b(Block|Field|BitSet|Group|Data)Slot\b"), File.ReadAllText(file)));
    }

    private static void Describe(DeviceRecord record, StringBuilder text)
    {
        text.Append(record.Spec.Name).Append(": block ").Append(record.Sizes.Block).Append(", in every version ")
            .Append(record.Sizes.BaseBlock).Append(", ").Append(record.Sizes.Text)
            .Append(record.RowVersion > 1 ? $", rows of version {record.RowVersion}" : "").Append(record.IsGrown ? ", grown" : "")
            .Append(record.Sequence is { } sequence ? $", numbered by {sequence.Name}" : "")
            .Append(record.Timestamp is { } stamp
                ? $", stamped at {stamp.At} for {stamp.Size}, {stamp.PerSecond} a second, in {stamp.Field.Name}"
                : "").Append('\n');
        foreach (var step in record.Block)
        {
            text.Append($"  {step.Offset}..{step.End} since {step.Since}: {WordsOf(step)}\n");
        }

        foreach (var group in record.Groups)
        {
            text.Append(
                $"  {PlaceOf(group.Start)} since {group.Since}: group {group.Name} of at "
                    + $"most {group.MaxCount} {(group.IsRecords ? "records" : "numbers")} of {group.EntryLength}, ")
                .Append(
                    $"in every version {group.BaseEntryLength}{(group.IsGrown ? ", grown" : "")}{(group.IsReserved ? ", removed" : "")}\n");
        }

        foreach (var data in record.Data)
        {
            text.Append(
                $"  {PlaceOf(data.Start)} since {data.Since}: {(data.IsText ? "text" : "bytes")} {data.Name} of at most {data.Limit} "
                    + $"after {data.Prefix}{(data.IsReserved ? ", removed" : "")}\n");
        }

        text.Append('\n');
    }

    private static string WordsOf(BitsByte bits) =>
        bits.IsPadding ? "padding" : string.Join(", ", bits.Bits.Select(f => $"{f.Field.Name} {f.Mask}"));

    private static string WordsOf(DeviceStep step) => step switch
    {
        FieldStep field => $"{field.Role} {field.Field.Name}",
        BitsStep bits => $"set {bits.Set}: {string.Join(" | ", bits.Bytes.Select(WordsOf))}",
        ConstantStep constant => $"constant {Convert.ToHexString([.. constant.Bytes])} for {constant.Field.Name}",
        _ => throw new ArgumentOutOfRangeException(nameof(step), step, "no such step"),
    };

    private static string Source([CallerFilePath] string file = "") =>
        Path.Combine(Path.GetDirectoryName(file)!, "../../src/TelemetryGen.Targets");

    private static string PlaceOf(int? start) => start is { } place ? $"at {place}" : "after";
}
