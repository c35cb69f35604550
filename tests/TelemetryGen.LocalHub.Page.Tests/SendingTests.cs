using TelemetryGen.Json;
using TelemetryGen.LocalHub.Page.Sending;
using TelemetryGen.LocalHub.Page.Tests.Fixtures;
using TelemetryGen.LocalHub.Page.Viewing;
using TelemetryGen.LocalHub.Page.Watching;
using TelemetryGen.Schema;
using TelemetryGen.Testing.Samples;

namespace TelemetryGen.LocalHub.Page.Tests;

/// <summary>The form: what it begins with, and what it says.</summary>
public sealed class SendingTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 30, 6, 0, 0, TimeSpan.Zero);

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 40)];

    [Fact]
    public void The_form_begins_with_a_record_of_values_in_range() => Assert.Equal(
        """
        {
          "$message": "Climate",
          "At": "2026-11-30T06:00:00.000Z",
          "Temperature": 22.50,
          "Humidity": 50.00,
          "Pressure": 0,
          "Raining": false,
          "Door": "Closed",
          "Battery": null,
          "Note": null
        }
        """,
        SampleRecord.Of(SampleSchemas.Greenhouse, SampleSchemas.Greenhouse.Messages[0], Now));

    [Theory]
    [MemberData(nameof(Seeds))]
    public void The_record_of_any_schema_can_be_sent(int seed)
    {
        var schema = RandomSchemas.Of(seed);
        Assert.All(schema.Messages, message =>
        {
            var bytes = new MessageJsonReader(schema).Read(SampleRecord.Of(schema, message, Now), message.Name);
            Assert.Equal(message.Name, new MessageReader(schema).Read(bytes).Message.Name);
        });
    }

    [Fact]
    public async Task The_hubs_own_words_are_the_answer()
    {
        await using var hub = await PageHub.StartAsync();
        await File.WriteAllTextAsync(Path.Combine(hub.Folder, "revoked-devices.txt"), "page\n", TestContext.Current.CancellationToken);
        using var sender = new TestSender(hub.Hub, TimeProvider.System);

        var revoked = await sender.SendAsync(PageHub.Name, "page", [1], TestContext.Current.CancellationToken);
        var unnamed = await sender.SendAsync(PageHub.Name, "a/b", [1], TestContext.Current.CancellationToken);
        var stored = await sender.SendAsync(PageHub.Name, "other", [1], TestContext.Current.CancellationToken);

        Assert.False(revoked.IsStored);
        Assert.StartsWith("401: 40108:", revoked.Text, StringComparison.Ordinal);
        Assert.Equal("'a/b' is not a publisher's name.", unnamed.Text);
        Assert.True(stored.IsStored);
        Assert.Equal("Stored: 1 bytes as other.", stored.Text);
    }

    [Theory]
    [InlineData(31, "above 30 Cel")]
    [InlineData(30, null)]
    [InlineData(5, null)]
    [InlineData(4.99, "below 5 Cel")]
    public void A_value_beyond_its_line_alerts(double value, string? expected) =>
        Assert.Equal(expected, new AlertLine("greenhouse", "Climate", "Temperature", 30, 5).Judge(value, "Cel"));

    [Fact]
    public void A_line_is_for_one_field_of_one_hub()
    {
        var line = new AlertLine("greenhouse", "Climate", "Temperature", 30, null);

        Assert.True(line.IsOf("Greenhouse", new MeasuredField("Climate", "Temperature", "Cel")));
        Assert.False(line.IsOf("second", new MeasuredField("Climate", "Temperature", "Cel")));
        Assert.False(line.IsOf("greenhouse", new MeasuredField("Climate", "Humidity", "%RH")));
        Assert.False(line.IsOf("greenhouse", new MeasuredField("Health", "Temperature", "Cel")));
    }

    [Theory]
    [InlineData(0, "< 0.1 s")]
    [InlineData(0.44, "0.4 s")]
    [InlineData(75, "75 s")]
    [InlineData(-200, "3 min")]
    [InlineData(100_000, "28 h")]
    [InlineData(500_000, "6 d")]
    public void A_span_has_the_digits_that_count(double seconds, string expected) =>
        Assert.Equal(expected, Show.Span(TimeSpan.FromSeconds(seconds)));

    [Theory]
    [InlineData(21.5, "21.5")]
    [InlineData(1013.25, "1,013.25")]
    [InlineData(0.0000012, "1.2E-6")]
    [InlineData(0, "0")]
    [InlineData(-0.5, "-0.5")]
    public void A_number_has_the_digits_that_count(double value, string expected) => Assert.Equal(expected, Show.Number(value));
}
