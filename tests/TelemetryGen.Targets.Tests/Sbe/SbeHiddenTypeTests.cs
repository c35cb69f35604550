using TelemetryGen.Schema;
using static TelemetryGen.Targets.Tests.Sbe.SbeNamed;

namespace TelemetryGen.Targets.Tests.Sbe;

/// <summary>
/// C# takes a member of a message for the enumeration of that name, where an added field says what it is on older messages.
/// </summary>
public class SbeHiddenTypeTests
{
    [Fact]
    public void An_added_field_has_a_type_of_its_own_where_a_member_hides_its_enumeration()
    {
        Assert.Equal(["Mode all_uint32", "Kind M_Mode"], Of(SchemaOf.Number("Mode"), Kind("Kind", "Mode", since: 2)));
        Assert.Equal(["mode all_uint32", "Kind M_Mode"], Of(SchemaOf.Number("mode"), Kind("Kind", "Mode", since: 2)));
        Assert.Equal(["Size_ all_uint32", "Kind M_Size"], Of(SchemaOf.Number("Size"), Kind("Kind", "Size", since: 2)));
    }

    [Fact]
    public void It_keeps_the_enumeration_where_nothing_hides_it()
    {
        Assert.Equal(["Mode all_uint32", "Kind Mode"], Of(SchemaOf.Number("Mode"), Kind("Kind", "Mode")));
        Assert.Equal(["Mode Mode", "Kind Mode"], Of(Kind("Mode", "Mode"), Kind("Kind", "Mode", since: 2)));
        Assert.Equal(["Modes all_uint32", "Kind Mode"], Of(SchemaOf.Number("Modes"), Kind("Kind", "Mode", since: 2)));
    }

    [Fact]
    public void A_member_that_came_later_gives_way() =>
        Assert.Equal(["Kind Mode", "Mode_ all_uint32"], Of(Kind("Kind", "Mode", since: 2), SchemaOf.Number("Mode") with { Since = 3 }));

    [Fact]
    public void Booleans_hide_an_enumeration_too_and_a_field_their_optional_one()
    {
        FieldSpec on = new("IsOn", FieldKind.Boolean, WireType.UInt8);

        Assert.Equal(["Booleans M_Booleans", "Kind M_Booleans_2"], Of(on, Kind("Kind", "Booleans", since: 2)));
        Assert.Equal(["OptionalBoolean all_uint32", "IsOn M_OptionalBoolean"],
            Of(SchemaOf.Number("OptionalBoolean"), on with { Optional = true, Since = 2 }));
        Assert.Equal(["Kind Booleans", "Booleans_ M_Booleans"], Of(Kind("Kind", "Booleans", since: 2), on with { Since = 3 }));
    }

    private static IEnumerable<string> Of(params FieldSpec[] fields) =>
        Types(Messages(SchemaOf.Fields([Enum("Mode"), Enum("Size"), Enum("Booleans")], fields) with { Version = 3 }).First().Elements());
}
