using TelemetryGen.Schema;

namespace TelemetryGen.Targets.Sbe;

/// <summary>
/// The ids of a message's fields, those of its groups' entries among them: from 1 by the version that brought a field, then as declared, so
/// that an addition, also one to an entry, changes no id. A set has the id of its first boolean.
/// </summary>
internal sealed class SbeIds
{
    private readonly Dictionary<(string? Group, string Field), int> _ids;

    public SbeIds(MessageSpec message) => _ids = message.Fields
        .SelectMany(Members)
        .OrderBy(m => m.Since)
        .Select((m, i) => (m.Key, Id: i + 1))
        .ToDictionary(m => m.Key, m => m.Id);

    /// <summary>The id of a field of the message, or of a field of a group's entries.</summary>
    public int Get(FieldSpec? group, FieldSpec field) => _ids[(group?.Name, field.Name)];

    private static IEnumerable<((string? Group, string Field) Key, int Since)> Members(FieldSpec field)
    {
        yield return ((null, field.Name), field.Since);
        foreach (var inner in field.IsGroup ? new GroupSlot(field).Entry.Message.Fields : default)
        {
            yield return ((field.Name, inner.Name), Math.Max(field.Since, inner.Since));
        }
    }
}
