using TelemetryGen.Schema;

namespace TelemetryGen.Targets.Sbe;

/// <summary>
/// The names of a block's members. They are those of C#; one that generated code of the reference implementation has for something else gets a _
/// behind it: a word such as Switch, a member of all messages such as Offset, or DeviceId, which is also the id of a field Device. The member that came
/// first keeps its name, so that an addition changes none.
/// </summary>
internal sealed class SbeBlockNames
{
    private static readonly string[] OfAll = ["", "Id", "SinceVersion", "EncodingOffset", "EncodingLength"];
    private static readonly string[] OfNumbers = [.. OfAll, "MinValue", "MaxValue", "NullValue"];
    private readonly Dictionary<string, string> _names = [];
    private readonly Dictionary<int, string> _sets = [];

    public SbeBlockNames(MessageSpec message, SbeScope scope)
    {
        var (members, choices) = (new SbeFreeNames(scope), new SbeFreeNames(SbeScope.Set));
        foreach (var field in message.Fields.OrderBy(f => f.Since))
        {
            var name = SbeNames.Of(message, field);
            _names[field.Name] = SbeNames.Checked(message, field, field.IsBit ? choices.Free(name, "") : members.Free(name, Suffixes(field)));
        }

        foreach (var set in WireLayout.Of(message).Block.OfType<BitSetSlot>())
        {
            _sets[set.Index] = members.Free(SbeNames.OfSet(message, set), OfAll);
        }
    }

    /// <summary>The name of a field, or of the choice that a boolean is.</summary>
    public string Of(FieldSpec field) => _names[field.Name];

    /// <summary>The name of the field that holds booleans.</summary>
    public string Of(BitSetSlot set) => _sets[set.Index];

    // What Java derives from a member's name.
    private static string[] Suffixes(FieldSpec field) => field switch
    {
        { IsGroup: true } => ["", "Id", "Count", "Decoder", "DecoderId"],
        { IsVariable: true } => ["", "Id", "SinceVersion", "CharacterEncoding", "HeaderLength", "Length"],
        { IsByteArray: true } or { IsArray: true } => [.. OfNumbers, "CharacterEncoding", "Length"],
        { Kind: FieldKind.Enumeration or FieldKind.Boolean } => [.. OfNumbers, "Raw"],
        { Kind: FieldKind.Record or FieldKind.Flags } => OfAll,
        _ when SbeTypes.IsDecimal(field) => OfAll,
        _ => OfNumbers,
    };
}
