using Avro;
using Avro.Generic;
using Avro.IO;
using TelemetryGen.Schema;
using TelemetryGen.Testing.Samples;

namespace TelemetryGen.Targets.Tests;

public class AvroTargetTests
{
    [Theory]
    [InlineData("greenhouse.xml")]
    [InlineData("everything.xml")]
    [InlineData("parts.xml")]
    public void Apache_avro_reads_every_schema(string sample)
    {
        var spec = SchemaDocument.Parse(SampleSchemas.Text(sample));

        foreach (var (message, file) in spec.Messages.Zip(TargetRegistry.Find("avro")!.Emit(spec)))
        {
            var schema = (RecordSchema)global::Avro.Schema.Parse(file.Text);
            Assert.Equal($"avro/{message.Name}.avsc", file.Path);
            Assert.Equal($"{spec.Name}.{message.Name}", schema.Fullname);
            Assert.Equal(message.LiveFields.Select(f => f.Name), schema.Fields.Select(f => f.Name));
        }
    }

    [Fact]
    public void A_record_comes_back_with_its_values()
    {
        var record = new GenericRecord(Parse(SampleSchemas.Greenhouse, "Climate"));
        var at = new DateTime(2026, 7, 1, 12, 0, 0, 250, DateTimeKind.Utc);
        (string, object?)[] values =
        [
            ("At", at), ("Temperature", -0.54), ("Humidity", 50.0), ("Pressure", (long)uint.MaxValue), ("Raining", true), ("Door", "9"), (
                "Battery", null), ("Note", "é"),
        ];
        Fill(record, values);

        var read = Read(record.Schema, record.Schema, Write(record));

        Assert.All(values, v => Assert.Equal(v.Item2, read[v.Item1]));
    }

    [Fact]
    public void The_largest_number_of_64_bits_is_not_cut_off()
    {
        var record = new GenericRecord(Parse(SampleSchemas.Everything, "Numbers"));
        Fill(
            record,
            [("U8", 255), ("U16", 65535), ("U32", (long)uint.MaxValue), ("U64", new AvroDecimal(ulong.MaxValue)), ("I8", -128),
                ("I16", -32768), ("I32", int.MinValue), ("I64", long.MinValue), ("F32", float.NaN), ("F64", 1.5), ("Percent", 100)]);

        var read = Read(record.Schema, record.Schema, Write(record));

        Assert.Equal(new AvroDecimal(ulong.MaxValue), read["U64"]);
        Assert.Equal((255, (long)uint.MaxValue, long.MinValue, float.NaN), (read["U8"], read["U32"], read["I64"], read["F32"]));
    }

    [Fact]
    public void Moments_keep_their_resolution_and_flags_are_names()
    {
        var record = new GenericRecord(Parse(SampleSchemas.Everything, "Grown"));
        var at = DateTime.UnixEpoch.AddTicks(10);
        Fill(
            record,
            [("Site", "s"), ("A", true), ("At", at), ("B", false), ("Alarms", new object[] { "Hot", "16" }), ("C", null), ("Flow", 1.5),
                ("Remark", null), ("D", null), ("Mode", "Run"), ("Tag", null)]);

        var read = Read(record.Schema, record.Schema, Write(record));

        Assert.Equal(at, read["At"]);
        Assert.Equal(["Hot", "16"], (object[])read["Alarms"]);
        Assert.Null(read["C"]);
    }

    [Fact]
    public void Records_and_lists_come_back_with_their_values()
    {
        var trip = Parse(SampleSchemas.Parts, "Trip");
        var position = new GenericRecord((RecordSchema)trip["Depot"].Schema);
        Fill(position, [("Latitude", 48.1), ("Longitude", 11.6), ("Fix", "Full"), ("Valid", true), ("Satellites", 9), ("Moving", false)]);
        var truck = new GenericRecord((RecordSchema)trip["Truck"].Schema);
        Fill(truck, [("Plate", "M-1"), ("Home", position), ("Id", Guid.NewGuid()), ("Weights", new object[] { 1, 2 }), ("Built", null)]);
        var waypoint = new GenericRecord((RecordSchema)((ArraySchema)trip["Track"].Schema).ItemSchema);
        Fill(waypoint, [("Where", position), ("Speed", 1.5), ("Faults", Array.Empty<object>()), ("Stopped", false),
            ("Wheels", new object[] { 1, 2, 3, 4 }), ("Heading", null), ("Night", null)]);
        var record = new GenericRecord(trip);
        Fill(
            record,
            [
                ("Start", DateTime.UnixEpoch), ("Depot", position), ("Axes", new object[] { 1, -2, 3 }), (
                    "Calibration", new object[] { 0.5, 1.0 }), ("Loaded", true), ("Truck", truck),
                ("Temperatures", Array.Empty<object>()), ("Track", new object[] { waypoint }), ("Levels", new object[] { 1.5f }), (
                    "Goal", null), ("Remark", null),
            ]);

        var read = Read(trip, trip, Write(record));

        Assert.Equal([1, -2, 3], (object[])read["Axes"]);
        Assert.Equal("M-1", ((GenericRecord)read["Truck"])["Plate"]);
        Assert.Equal(9, ((GenericRecord)((GenericRecord)((object[])read["Track"]).Single())["Where"])["Satellites"]);
        Assert.Equal([1.5f], (object[])read["Levels"]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Apache_avro_reads_a_schema_of_all_kinds(int seed)
    {
        var schema = RandomSchemas.Of(seed);

        var read = TargetRegistry.Find("avro")!.Emit(schema).Select(file => (RecordSchema)global::Avro.Schema.Parse(file.Text))
            .ToDictionary(record => record.Name);

        Assert.All(schema.Messages, message => Assert.Equal(message.LiveFields.Count(), read[message.Name].Fields.Count));
    }

    [Fact]
    public void What_an_older_schema_wrote_reads_with_null_for_what_is_new_and_the_other_way_round()
    {
        var spec = SampleSchemas.Everything;
        var grown = spec.Messages.Single(m => m.Name == "Grown");
        var older = grown with { Fields = grown.Fields.Where(f => f.Since == 1).ToEquatableArray() };
        var (oldSchema, newSchema) = (
            Parse(spec with { Version = 1, Messages = new[] { older }.ToEquatableArray() }, "Grown"), Parse(spec, "Grown"));
        var record = new GenericRecord(oldSchema);
        Fill(record, [("Site", "s"), ("A", true), ("At", DateTime.UnixEpoch), ("B", false), ("Alarms", Array.Empty<object>())]);

        var read = Read(oldSchema, newSchema, Write(record));

        Assert.Equal("s", read["Site"]);
        Assert.All(grown.Fields.Where(f => f.Since > 1), f => Assert.Null(read[f.Name]));
        Assert.Equal("s", Read(newSchema, oldSchema, Write(read))["Site"]);
        Assert.True(newSchema.CanRead(oldSchema) && oldSchema.CanRead(newSchema));
    }

    [Fact]
    public void A_name_that_avro_cannot_have_is_refused_by_field()
    {
        var error = Assert.Throws<TargetException>(() => SchemaOf.Emit("avro", SchemaOf.Fields(SchemaOf.Number("Wärme"))));

        Assert.Equal(
            "M.Wärme: it has no name in Avro: 'Wärme' is not a letter A to Z or _, then letters, digits and _. Give it another name.",
            error.Message);
        Assert.Throws<TargetException>(() => SchemaOf.Emit("avro", SampleSchemas.Greenhouse with { Name = "Acme.7" }));
    }

    private static RecordSchema Parse(SchemaSpec schema, string message) =>
        (RecordSchema)global::Avro.Schema.Parse(
            TargetRegistry.Find("avro")!.Emit(schema).Single(f => f.Path == $"avro/{message}.avsc").Text);

    private static void Fill(GenericRecord record, (string Name, object? Value)[] values)
    {
        foreach (var (name, value) in values)
        {
            record.Add(name, value);
        }
    }

    private static byte[] Write(GenericRecord record)
    {
        using var stream = new MemoryStream();
        new GenericDatumWriter<GenericRecord>(record.Schema).Write(record, new BinaryEncoder(stream));
        return stream.ToArray();
    }

    private static GenericRecord Read(RecordSchema writer, RecordSchema reader, byte[] bytes) =>
        new GenericDatumReader<GenericRecord>(writer, reader).Read(null!, new BinaryDecoder(new MemoryStream(bytes)));
}
