namespace TelemetryGen.Schema.Tests;

/// <summary>Each edit of a locked schema: the rule it breaks, and the whole sentence.</summary>
public class CompatibilityTests
{
    // The sentences below say at which bytes fields of Climate lie. What a new case needs goes into a message of its own.
    private const string Locked = """
        <telemetrySchema name="Acme.Greenhouse" id="7" version="2" xmlns="urn:telemetrygen:schema:1">
          <enum name="DoorState" type="uint8"><value name="Closed">0</value><value name="Open">1</value></enum>
          <message name="Climate" id="1">
            <timestamp name="At" type="int64" resolution="ms" />
            <scaled name="Temperature" type="int16" step="0.01" unit="Cel" min="-40" max="85" />
            <integer name="Pressure" type="uint32" />
            <boolean name="Raining" />
            <boolean name="Windy" />
            <enumeration name="Door" enum="DoorState" />
            <record name="Place" type="Position"><integer name="X" type="int16" /><integer name="Y" type="int16" /></record>
            <integer name="Old" type="uint16" reserved="true" />
            <integer name="Battery" type="uint16" optional="true" since="2" />
            <group name="Track" type="Step" maxCount="4"><integer name="Speed" type="uint16" /></group>
            <text name="Note" maxBytes="16" optional="true" />
            <text name="Line" maxBytes="16" />
          </message>
          <message name="Health" id="2"><float name="Load" type="float" min="0" max="1" /></message>
        </telemetrySchema>
        """;

    [Theory]
    [InlineData("name=\"Temperature\" type=\"int16\"", "name=\"Temperature\" type=\"int32\"",
        "TLG0201 Climate.Temperature was scaled int16 and is scaled int32; boards of versions 1 and 2 send the old form. Change it back, "
            + "or make it [Reserved] and add a field with another name.")]
    [InlineData("<boolean name=\"Windy\" />", "<boolean name=\"Windy\" optional=\"true\" />",
        "TLG0201 Climate.Windy was boolean and is boolean, or null; boards of versions 1 and 2 send the old form. Change it back, or make "
            + "it [Reserved] and add a field with another name.")]
    [InlineData("name=\"Note\" maxBytes=\"16\"", "name=\"Note\" maxBytes=\"255\"",
        "TLG0201 Climate.Note was text of at most 16 bytes, length uint8, or null and is text of at most 255 bytes, length uint16, or "
            + "null; boards of versions 1 and 2 send the old form. Change it back, or make it [Reserved] and add a field with "
            + "another name.")]
    [InlineData("name=\"Line\" maxBytes=\"16\"", "name=\"Line\" maxBytes=\"15\"",
        "TLG0201 Climate.Line was text of at most 16 bytes, length uint8 and is text of at most 15 bytes, length uint8; boards of "
            + "versions 1 and 2 send the old form. Change it back, or make it [Reserved] and add a field with another name.")]
    [InlineData("maxCount=\"4\"", "maxCount=\"3\"",
        "TLG0201 Climate.Track was at most 4 x record and is at most 3 x record; boards of versions 1 and 2 send the old form. Change it "
            + "back, or make it [Reserved] and add a field with another name.")]
    [InlineData(" since=\"2\"", "",
        "TLG0201 Climate.Battery was added in version 2 and now says 1; boards of versions 1 and 2 send it as before. Give it "
            + "[Since(2)] again.")]
    [InlineData("<integer name=\"Pressure\"", "<integer name=\"Wind\" type=\"uint16\" /><integer name=\"Pressure\"",
        "TLG0201 Climate.Wind is new and moves Pressure from byte 10 to byte 12: boards of versions 1 and 2 send Pressure where Wind "
            + "would be read. Put it at the end with [Since(3)] and raise the schema's version to 3.")]
    [InlineData("<boolean name=\"Windy\" />", "<boolean name=\"Sunny\" /><boolean name=\"Windy\" />",
        "TLG0201 Climate.Sunny is new and moves Windy from bit 1 of byte 14 to bit 2 of byte 14: boards of versions 1 and 2 send Windy "
            + "where Sunny would be read. Put it at the end with [Since(3)] and raise the schema's version to 3.")]
    [InlineData("<text name=\"Note\"", "<text name=\"Tag\" maxBytes=\"8\" /><text name=\"Note\"",
        "TLG0201 Climate.Tag is new and moves Note from variable data 1 to variable data 2: boards of versions 1 and 2 send Note where "
            + "Tag would be read. Put it at the end with [Since(3)] and raise the schema's version to 3.")]
    [InlineData("<boolean name=\"Raining\" />\n    <boolean name=\"Windy\" />",
        "<boolean name=\"Windy\" />\n    <boolean name=\"Raining\" />",
        "TLG0201 Climate.Windy moved from bit 1 of byte 14 to bit 0 of byte 14; boards of versions 1 and 2 send it at the old place. "
            + "Declare it where it was.")]
    [InlineData("<integer name=\"Y\" type=\"int16\" />", "<integer name=\"Y\" type=\"int16\" /><integer name=\"Z\" type=\"int16\" />",
        "TLG0201 Climate.Place.Z is new in a record that lies in the block, and moves what follows; boards of versions 1 and 2 do not "
            + "send it. Add it to the message, with [Since(3)].")]
    [InlineData("<integer name=\"X\" type=\"int16\" />", "<integer name=\"X\" type=\"int8\" />",
        "TLG0201 Climate.Place.X was int16 and is int8; boards of versions 1 and 2 send the old form. Change it back, or make it "
            + "[Reserved] and add a field with another name.")]
    [InlineData("name=\"Health\" id=\"2\"", "name=\"Health\" id=\"3\"",
        "TLG0201 Health was message 2 and is message 3; readers look for 2. Give it 2 again.")]
    [InlineData("id=\"7\"", "id=\"8\"",
        "TLG0201 The schema's id was 7 and is 8; no reader takes a message of another schema. Give it 7 again.")]
    [InlineData("step=\"0.01\"", "step=\"0.1\"",
        "TLG0202 Climate.Temperature: its step was 0.01 and is 0.1; boards of versions 1 and 2 send the old meaning. Change it back, or "
            + "make it [Reserved] and add a field with another name.")]
    [InlineData("unit=\"Cel\"", "unit=\"K\"",
        "TLG0202 Climate.Temperature: its unit was Cel and is K; boards of versions 1 and 2 send the old meaning. Change it back, or make "
            + "it [Reserved] and add a field with another name.")]
    [InlineData("max=\"85\"", "max=\"60\"",
        "TLG0202 Climate.Temperature: its range was -40 to 85 and is -40 to 60; boards of versions 1 and 2 send the old meaning. Change "
            + "it back, or make it [Reserved] and add a field with another name.")]
    [InlineData("max=\"1\"", "max=\"0.5\"",
        "TLG0202 Health.Load: its range was 0 to 1 and is 0 to 0.5; boards of versions 1 and 2 send the old meaning. Change it back, or "
            + "make it [Reserved] and add a field with another name.")]
    [InlineData("resolution=\"ms\"", "resolution=\"us\"",
        "TLG0202 Climate.At: its resolution was ms and is us; boards of versions 1 and 2 send the old meaning. Change it back, or make it "
            + "[Reserved] and add a field with another name.")]
    [InlineData("name=\"Open\">1<", "name=\"Open\">2<",
        "TLG0202 Climate.Door: DoorState.Open was 1 and is 2; boards send the old number. Give it 1 again.")]
    [InlineData("name=\"Open\">1<", "name=\"Ajar\">1<",
        "TLG0202 Climate.Door: 1 of DoorState was Open and is Ajar. If that is only a better name, lock it with dotnet build "
            + "-t:TelemetryGenLock -p:TelemetryGenAcceptBreaks=true.")]
    [InlineData("<value name=\"Open\">1</value>", "", "TLG0203 Climate.Door: DoorState.Open was removed; boards still send 1. Keep it.")]
    [InlineData("<integer name=\"Pressure\" type=\"uint32\" />", "",
        "TLG0203 Climate.Pressure was removed; boards of versions 1 and 2 still send it at byte 10. Keep it where it was, as [Reserved].")]
    [InlineData("name=\"Pressure\"", "name=\"AirPressure\"",
        "TLG0203 Climate.Pressure was removed, and AirPressure lies in its place: boards of versions 1 and 2 send Pressure there. If that "
            + "is only a better name, lock it with dotnet build -t:TelemetryGenLock -p:TelemetryGenAcceptBreaks=true.|" +
        "TLG0205 Climate.AirPressure is new but says no version; boards of versions 1 and 2 do not send it. Give it [Since(3)] and raise "
        + "the schema's version to 3.")]
    [InlineData("<message name=\"Health\" id=\"2\"><float name=\"Load\" type=\"float\" min=\"0\" max=\"1\" /></message>", "",
        "TLG0203 Message 2, Health, was removed; boards that send it, and what was stored of it, can no longer be read. Keep the record.")]
    [InlineData(" reserved=\"true\"", "",
        "TLG0204 Climate.Old was removed, and its name and bytes are kept for old messages. Give the new field another name and leave Old "
            + "[Reserved].")]
    [InlineData("name=\"Health\"", "name=\"Motion\"",
        "TLG0204 Message 2 was Health and is Motion; what boards send as Health would be read as Motion. Give Motion an id that was "
            + "never used.")]
    [InlineData("<group", "<integer name=\"Wind\" type=\"uint16\" optional=\"true\" since=\"2\" /><group",
        "TLG0205 Climate.Wind is new but says version 2; boards of versions 1 and 2 do not send it. Give it [Since(3)] and raise the "
            + "schema's version to 3.")]
    [InlineData("<integer name=\"Speed\" type=\"uint16\" />",
        "<integer name=\"Speed\" type=\"uint16\" /><integer name=\"Heading\" type=\"uint16\" />",
        "TLG0205 Climate.Track.Heading is new but says no version; boards of versions 1 and 2 do not send it. Give it [Since(3)] and "
            + "raise the schema's version to 3.")]
    [InlineData("version=\"2\"", "version=\"1\"",
        "TLG0207 The lock is of version 2 and the code of version 1: the code is older than its lock. Get the newer code, or the lock "
            + "that belongs to this one.", " since=\"2\"", "")]
    public void A_break_is_named(string text, string replacement, string expected, string alsoText = "", string alsoReplacement = "")
    {
        var changes = Compare(Edit(Locked, text, replacement, alsoText, alsoReplacement));

        Assert.All(changes, c => Assert.True(c.IsBreak));
        Assert.Equal(expected.Split('|'), changes.Select(c => $"{c.Rule} {c.Text}"));
    }

    [Theory]
    [InlineData("<text name=\"Line\"", "<integer name=\"Wind\" type=\"uint16\" optional=\"true\" since=\"3\" /><text name=\"Line\"",
        "Climate.Wind is new in version 3.")]
    [InlineData("<integer name=\"Pressure\"",
        "<integer name=\"Wind\" type=\"uint16\" optional=\"true\" since=\"3\" /><integer name=\"Pressure\"",
        "Climate.Wind is new in version 3.")]
    [InlineData("type=\"uint32\" />", "type=\"uint32\" reserved=\"true\" />", "Climate.Pressure is removed; its bytes are kept.")]
    [InlineData("type=\"uint32\" />", "type=\"uint32\" unit=\"Pa\" />", "Climate.Pressure: its unit was none and is Pa.")]
    [InlineData("maxCount=\"4\"", "maxCount=\"5\"", "Climate.Track was at most 4 x record and is at most 5 x record.")]
    [InlineData("name=\"Line\" maxBytes=\"16\"", "name=\"Line\" maxBytes=\"17\" optional=\"true\"",
        "Climate.Line was text of at most 16 bytes, length uint8 and is text of at most 17 bytes, length uint8, or null.")]
    [InlineData("max=\"85\"", "max=\"125\"", "Climate.Temperature: its range was -40 to 85 and is -40 to 125.")]
    [InlineData("<value name=\"Open\">1</value>", "<value name=\"Open\">1</value><value name=\"Blocked\">2</value>",
        "Climate.Door: DoorState.Blocked is new.")]
    [InlineData("<message name=\"Health\"", "<message name=\"Motion\" id=\"3\"><boolean name=\"Fell\" /></message><message name=\"Health\"",
        "Message 3, Motion, is new.")]
    [InlineData("<integer name=\"Speed\" type=\"uint16\" />",
        "<integer name=\"Speed\" type=\"uint16\" /><integer name=\"Heading\" type=\"uint16\" optional=\"true\" since=\"3\" />",
        "Climate.Track.Heading is new in version 3.")]
    [InlineData("name=\"Climate\" id=\"1\"", "name=\"Climate\" id=\"1\" maxPayloadBytes=\"99\"",
        "Acme.Greenhouse differs from its lock in its version, or in names and limits that are not on the wire.")]
    public void What_every_reader_takes_is_only_not_locked(string text, string replacement, string expected)
    {
        var change = Assert.Single(Compare(Edit(Edit(Locked, text, replacement), "version=\"2\"", "version=\"3\"")));

        Assert.False(change.IsBreak);
        Assert.Equal($"TLG0206 {expected}", $"{change.Rule} {change.Text}");
    }

    [Fact]
    public void A_schema_that_is_as_it_was_has_no_change() => Assert.Empty(Compare(Locked));

    [Fact]
    public void A_field_that_moved_to_the_end_is_blamed_and_not_those_behind_which_it_lay()
    {
        const string pressure = "<integer name=\"Pressure\" type=\"uint32\" />";
        var changes = Compare(Edit(Edit(Locked, pressure, ""), "<group", pressure + "<group"));

        var change = Assert.Single(changes);
        Assert.Equal(("TLG0201", "Climate", "Pressure"), (change.Rule, change.Message, change.Field));
    }

    [Fact]
    public void Breaks_come_before_what_is_only_not_locked()
    {
        var changes = Compare(
            Edit(Edit(Locked, "type=\"uint32\" />", "type=\"uint32\" unit=\"Pa\" />"), "name=\"Open\">1<", "name=\"Open\">2<"));

        Assert.Equal(["TLG0202", "TLG0206"], changes.Select(c => c.Rule));
    }

    private static IReadOnlyList<SchemaChange> Compare(string current) =>
        TelemetryGen.Schema.Compatibility.Compare(SchemaDocument.Parse(Locked), SchemaDocument.Parse(current));

    private static string Edit(string xml, string text, string replacement, string alsoText = "", string alsoReplacement = "")
    {
        Assert.Contains(text, xml, StringComparison.Ordinal);
        var edited = xml.Replace(text, replacement, StringComparison.Ordinal);
        return alsoText.Length == 0 ? edited : edited.Replace(alsoText, alsoReplacement, StringComparison.Ordinal);
    }
}
