using System.Text.RegularExpressions;

namespace TelemetryGen.Schema;

/// <summary>
/// The names of an SBE schema. What two names would share, or the reference implementation cannot use, the target renames
/// (docs/decisions/0110); what SBE has no name for at all is refused.
/// </summary>
internal static class SbeScopes
{
    private static readonly NamedLanguage Sbe = new("SBE", TakesTargetName: false);

    // SBE 1.0, "symbolicName".
    private static readonly Regex Symbolic = new("^[A-Za-z_][A-Za-z0-9_]{0,63}$", RegexOptions.CultureInvariant);

    public static IEnumerable<NameClash> GetClashes(SchemaSpec schema)
    {
        var clashes = new List<NameClash>();
        foreach (var record in schema.Messages.Concat(schema.NestedRecords))
        {
            Known(NameOwner.Create(record), record.Name);
            foreach (var field in record.Fields)
            {
                Known(NameOwner.Create(record, field), field.Name);
            }
        }

        foreach (var enumeration in schema.Enums)
        {
            // The members of one that is a number stand in its description; so do those of a set that are none of its bits, and further
            // names of a value.
            Known(NameOwner.Create(enumeration), enumeration.Name);
            var entries = SbeEnumForms.IsNumber(enumeration) ? [] : enumeration.Members.GroupBy(m => m.Value).Select(g => g.First());
            foreach (var member in entries.Where(m => !enumeration.IsFlags || SbeEnumForms.IsBit(enumeration.Wire.ToBits(m.Value))))
            {
                Known(NameOwner.Create(enumeration, member), member.Name);
            }
        }

        return clashes;

        void Known(NameOwner owner, string name)
        {
            if (!Symbolic.IsMatch(name))
            {
                clashes.Add(Sbe.Clash(owner, $"has no name in SBE: '{name}' is not letters A to Z, digits and _, at most 64"));
            }
        }
    }
}
