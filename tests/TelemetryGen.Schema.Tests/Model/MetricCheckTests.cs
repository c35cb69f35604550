namespace TelemetryGen.Schema.Tests.Model;

public class MetricCheckTests
{
    private static readonly MetricSpec Gauge = new(MetricForm.Gauge);

    public static TheoryData<FieldSpec> Measured =>
    [
        Integer("X", WireType.UInt64) with { Optional = true }, Scaled("X", 0.1m, WireType.Int16), Boolean("X"),
        new FieldSpec("X", FieldKind.Float, WireType.Float32), new FieldSpec("X", FieldKind.Duration, WireType.Int64),
    ];

    public static TheoryData<FieldSpec> NotMeasured =>
    [
        Text("X", 5), Integer("X", WireType.UInt8) with { Length = 2 }, Integer("X", WireType.UInt8) with { MaxCount = 2 },
        new FieldSpec("X", FieldKind.Timestamp, WireType.Int64), new FieldSpec("X", FieldKind.Guid, WireType.UInt8),
    ];

    [Theory]
    [MemberData(nameof(Measured))]
    public void A_number_a_duration_and_a_boolean_are_metrics(FieldSpec field) =>
        Assert.Empty(SpecCheck.Check(Message(field with { Metric = Gauge }), 3));

    [Theory]
    [MemberData(nameof(NotMeasured))]
    public void Nothing_else_is(FieldSpec field) => Assert.Equal(
        new SpecProblem("TLG0408", "X", "X is a [Metric]; that is one number, duration or boolean."),
        Assert.Single(SpecCheck.Check(Message(field with { Metric = Gauge }), 3)));

    [Fact]
    public void A_record_in_the_block_has_metrics_and_one_in_a_list_has_none()
    {
        var inner = Integer("X", WireType.UInt8) with { Metric = Gauge };

        Assert.Empty(SpecCheck.Check(Message(Record("A", Record("B", inner))), 3));
        Assert.Equal(
            new SpecProblem("TLG0408", "A", "A.B.X is a [Metric] inside of a list; a metric is one value of a record."),
            Assert.Single(SpecCheck.Check(Message(Record("A", Record("B", inner)) with { MaxCount = 3 }), 3)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("5g")]
    [InlineData("tank level")]
    [InlineData("tänk")]
    public void A_name_is_one_of_an_instrument(string name) => Assert.Equal(
        new SpecProblem(
            "TLG0408", "X", $"X is called '{name}' as a metric; a name is 1 to 255 letters, digits and _ . - /, a letter first."),
        Assert.Single(SpecCheck.Check(Message(Integer("X", WireType.UInt8) with { Metric = Gauge with { Name = name } }), 3)));

    [Fact]
    public void Kinds_are_those_of_the_attribute() => Assert.Equal(
        "X is a [Metric] of kind 7, which is no MetricKind.",
        Assert.Single(SpecCheck.Check(Message(Integer("X", WireType.UInt8) with { Metric = new((MetricForm)7) }), 3)).Message);

    [Fact]
    public void The_document_carries_it()
    {
        var schema = SchemaOf(Message(
            Integer("A", WireType.UInt32) with { Metric = new(MetricForm.Counter, "tank.total") }, Boolean("B") with { Metric = Gauge }));
        var xml = SchemaDocument.ToXml(schema);

        Assert.Contains(
            "<integer name=\"A\" type=\"uint32\" metric=\"counter\" metricName=\"tank.total\" />", xml, StringComparison.Ordinal);
        Assert.Contains("<boolean name=\"B\" metric=\"gauge\" />", xml, StringComparison.Ordinal);
        Assert.Equal(schema, SchemaDocument.Parse(xml));
    }

    [Theory]
    [InlineData("metric=\"summary\"", "metric is 'summary'; it must be gauge, counter or histogram.")]
    [InlineData("metricName=\"x\"", "A metricName needs a metric.")]
    public void The_document_is_read_with_care(string attribute, string message)
    {
        var xml = SchemaDocument.ToXml(SchemaOf(Message(Boolean("B")))).Replace(
            "<boolean name=\"B\"", $"<boolean name=\"B\" {attribute}", StringComparison.Ordinal);

        Assert.Contains(message, Assert.Throws<SchemaDocumentException>(() => SchemaDocument.Parse(xml)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_metric_is_called_by_schema_record_and_fields_and_has_the_unit_of_UCUM()
    {
        var message = Message(
            Record("Pump", Integer("FlowRate", WireType.UInt8) with { Metric = Gauge, Unit = "B/s", Range = new(1, 9) }),
            new FieldSpec("Uptime", FieldKind.Duration, WireType.Int64) { Metric = Gauge, Range = new(0, 60_000) });

        var metrics = MetricField.Of(message).ToList();
        Assert.Equal(
            [("green_house.m.pump.flow_rate", "By/s", (1.0, 9.0)), ("green_house.m.uptime", "s", (0.0, 60.0))],
            metrics.Select(m => (m.GetName("Acme.GreenHouse", message with { Name = "M" }), m.Unit!, m.Bounds!.Value)));
    }
}
