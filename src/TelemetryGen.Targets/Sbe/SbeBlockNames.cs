using TelemetryGen.Schema;

namespace TelemetryGen.Targets.Sbe;

/// <summary>
/// The names of a block's members. They are those of C#; one that generated code of the reference implementation has for something else
/// gets a _ after it: a word such as Switch, a member of all messages such as Offset, or DeviceId, which is also the id of a field Device.
/// The member that came first keeps its name, so that an addition changes none.
/// </summary>
internal sealed class SbeBlockNames
{
    private readonly Dictionary<string, string> _names = [];
    private readonly Dictionary<int, string> _sets = [];

    /// <param name="message">The block's fields.</param>
    /// <param name="scope">What class generated code makes of it.</param>
    /// <param name="className">The name of that class.</param>
    /// <param name="classes">Knows the lists in it; null where a block has none.</param>
    public SbeBlockNames(MessageSpec message, SbeScope scope, string className, SbeClassNames? classes = null)
    {
        var (members, choices) = (new SbeFreeNames(scope, className), new SbeFreeNames(SbeScope.Set));
        var sets = WireLayout.From(message).Block.OfType<BitSetSlot>().ToLookup(s => s.Since);
        foreach (var version in message.Fields.GroupBy(f => f.Since).OrderBy(v => v.Key))
        {
            foreach (var field in version)
            {
                var name = SbeNames.Get(message, field);
                var free = field.IsBit ? choices.Free(name, SbeForm.Constant)
                    : field.IsGroup ? members.Free(SbeGlobalNames.Stem(name), SbeForm.Group, n => classes!.IsTaken(message, field, n))
                    : members.Free(name, SbeForms.Get(field),
                        n => SbeHiddenTypes.WouldHide(message, field.Since, n, SbeHiddenTypes.GetTypeName(field)));
                _names[field.Name] = SbeNames.Checked(message, field, free);
            }

            foreach (var set in sets[version.Key])
            {
                _sets[set.Index] = members.Free(
                    SbeNames.GetSet(message, set), SbeForm.Set, n => SbeHiddenTypes.WouldHide(message, set.Since, n, null));
            }
        }
    }

    /// <summary>The name of a field, or of the choice that a boolean is.</summary>
    public string Get(FieldSpec field) => _names[field.Name];

    /// <summary>The name of the field that holds booleans.</summary>
    public string Get(BitSetSlot set) => _sets[set.Index];
}
