using static System.FormattableString;

namespace TelemetryGen.Schema;

/// <summary>
/// A schema against the one that was locked: can messages of all boards in the field still be read, and can their readers read new ones?
/// The rules are those of docs/wire-format.md, Evolution.
/// </summary>
public static class Compatibility
{
    /// <summary>All changes, breaks first in the order of the messages; empty when the lock says what the schema says.</summary>
    public static IReadOnlyList<SchemaChange> Compare(SchemaSpec locked, SchemaSpec current)
    {
        if (CompareVersions(locked, current.Id, current.Version) is { } stale)
        {
            return [stale];
        }

        var changes = CompareMessages(locked, current.Messages)
            .Concat(current.Messages.SelectMany(m => CompareMessage(locked, m, current.Enums)))
            .OrderBy(c => !c.IsBreak)
            .ToList();
        if (changes.Count == 0 && SchemaDocument.ToXml(locked) != SchemaDocument.ToXml(current))
        {
            changes.Add(new(RuleIds.NotLocked, null, null,
                Invariant($"{current.Name} differs from its lock in its version, or in names and limits that are not on the wire.")));
        }

        return changes;
    }

    /// <summary>
    /// What keeps a lock from being compared: another schema id, or a lock that is newer than the code. Null when nothing does.
    /// </summary>
    public static SchemaChange? CompareVersions(SchemaSpec locked, int id, int version)
    {
        if (locked.Id != id)
        {
            return new(RuleIds.LayoutChange, null, null,
                Invariant(
                    $"The schema's id was {locked.Id} and is {id}; no reader takes a message of another schema. Give it {locked.Id} ")
                    + Invariant($"again."));
        }

        return locked.Version > version
            ? new(RuleIds.Lock, null, null,
                Invariant(
                    $"The lock is of version {locked.Version} and the code of version {version}: the code is older than its lock. Get ")
                    + Invariant($"the newer code, or the lock that belongs to this one."))
            : null;
    }

    /// <summary>Messages of the lock that are gone.</summary>
    public static IEnumerable<SchemaChange> CompareMessages(SchemaSpec locked, IEnumerable<MessageSpec> messages)
    {
        var current = messages.ToArray();
        return locked.Messages
            .Where(old => current.All(m => m.Name != old.Name && m.Id != old.Id))
            .Select(old => new SchemaChange(RuleIds.Removal, old.Name, null, Invariant(
                $"Message {old.Id}, {old.Name}, was removed; boards that send it, and what was stored of it, can no longer be read. Keep ")
                + Invariant($"the record.")));
    }

    /// <summary>The changes of one message.</summary>
    /// <param name="locked">The schema that was locked.</param>
    /// <param name="current">The message as it is.</param>
    /// <param name="enums">The enumerations as they are, at least those of the message.</param>
    public static IEnumerable<SchemaChange> CompareMessage(SchemaSpec locked, MessageSpec current, IEnumerable<EnumSpec> enums)
    {
        var ofId = locked.Messages.FirstOrDefault(m => m.Id == current.Id);
        var ofName = locked.Messages.FirstOrDefault(m => m.Name == current.Name);
        if (ofId is null && ofName is not null)
        {
            return [new(RuleIds.LayoutChange, current.Name, null, Invariant(
                $"{current.Name} was message {ofName.Id} and is message {current.Id}; readers look for {ofName.Id}. Give it {ofName.Id} ")
                + Invariant($"again."))];
        }

        if (ofId is null)
        {
            return [new(RuleIds.NotLocked, current.Name, null, Invariant($"Message {current.Id}, {current.Name}, is new."))];
        }

        if (ofId != ofName)
        {
            return [new(RuleIds.Reuse, current.Name, null, Invariant(
                $"Message {current.Id} was {ofId.Name} and is {current.Name}; what boards send as {ofId.Name} would be read ")
                + Invariant($"as {current.Name}. Give {current.Name} an id that was never used."))];
        }

        var schemas = new ComparedSchemas(locked, enums);
        return MessageChanges.Compare(schemas, ofId, current)
            .Select(c => new SchemaChange(c.Rule, current.Name, c.Field, $"{current.Name}.{c.Text}")
            {
                Suggestion = c.Suggestion, Place = c.Place,
            });
    }
}
