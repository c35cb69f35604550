using TelemetryGen.Schema;

namespace TelemetryGen.Targets.Tests;

public class MarkdownAnchorTests
{
    [Fact]
    public void A_link_leads_to_its_message_and_not_to_a_list_or_a_title_of_that_name()
    {
        var stop = new MessageSpec("Stop", "Acme", 0, new[] { SchemaOf.Number("X") }.ToEquatableArray());
        var trip = new MessageSpec("Trip", "Acme", 1,
            new[] { new FieldSpec("Stops", FieldKind.Record, WireType.UInt8) { NestedRecord = stop, MaxCount = 3 } }.ToEquatableArray());
        MessageSpec Message(string name, int id) => new(name, "Acme", id, new[] { SchemaOf.Number("X") }.ToEquatableArray());

        var page = SchemaOf.Emit("markdown",
            new("Log", 1, 1, default, new[] { trip, Message("Stops", 2), Message("Log", 3), Message("Vent_Open", 4) }.ToEquatableArray()));

        foreach (var link in new[] { "| [Trip](#trip) |", "| [Stops](#stops-1) |", "| [Log](#log-1) |", "| [Vent\\_Open](#vent_open) |" })
        {
            Assert.Contains(link, page, StringComparison.Ordinal);
        }
    }
}
