namespace TelemetryGen.Schema;

/// <summary>Names that a <c>[TargetName]</c> can give to a field: each is tried, so that what is offered is not refused again.</summary>
internal static class FreeNames
{
    private const int Tries = 100;

    // Names of targets are longer than it: they have prefixes and endings.
    private const int ShortName = 60;

    /// <summary>A name for a field of the schema that stands on all devices; null when none was found.</summary>
    /// <param name="field">The field.</param>
    /// <param name="schema">Its schema.</param>
    /// <param name="clashesOf">What the names of a schema clash with, for each target whose names a <c>[TargetName]</c> changes.</param>
    public static string? For(NameOwner field, SchemaSpec schema, IEnumerable<Func<SchemaSpec, IEnumerable<NameClash>>> clashesOf)
    {
        var targets = clashesOf.ToList();
        return Candidates(field.Member!).FirstOrDefault(name =>
        {
            var renamed = schema with { Messages = schema.Messages.Select(m => Renamed(m, field, name)).ToEquatableArray() };
            return !targets.SelectMany(t => t(renamed)).Any(c => c.Owner == field || c.Other == field);
        });
    }

    // Without underscores in front, which mean something in Python; and shorter, where that is what is wrong.
    private static IEnumerable<string> Candidates(string member)
    {
        var stem = member.TrimStart('_');
        stem = stem.Length == 0 || char.IsDigit(stem[0]) ? "Field" + stem : stem;
        return new[] { stem, stem.Substring(0, Math.Min(stem.Length, ShortName)) }.Distinct()
            .SelectMany(s => Enumerable.Range(1, Tries).Select(i => i == 1 ? s + "Value" : FormattableString.Invariant($"{s}Value{i}")));
    }

    private static MessageSpec Renamed(MessageSpec record, NameOwner owner, string name) => record with
    {
        Fields = record.Fields.Select(f => f with
        {
            TargetName = NameOwner.Create(record, f) == owner ? name : f.TargetName,
            NestedRecord = f.NestedRecord is null ? null : Renamed(f.NestedRecord, owner, name),
        }).ToEquatableArray(),
    };
}
