using static System.FormattableString;

namespace TelemetryGen.Schema;

/// <summary>What became of the fields of one message, or of one record inside.</summary>
internal sealed class MessageChanges
{
    private readonly ComparedSchemas _schemas;
    private readonly MessageSpec _locked;
    private readonly MessageSpec _current;
    private readonly Dictionary<string, FieldPlace> _lockedPlaces;
    private readonly Dictionary<string, FieldPlace> _places;
    private readonly bool _canGrow;

    private MessageChanges(ComparedSchemas schemas, MessageSpec locked, MessageSpec current, bool canGrow)
    {
        _schemas = schemas;
        _canGrow = canGrow;
        _locked = locked;
        _current = current;
        _lockedPlaces = FieldPlace.GetAll(WireLayout.From(locked));
        _places = FieldPlace.GetAll(WireLayout.From(current));
    }

    /// <summary>The changes, each with the field that it is about.</summary>
    public static IEnumerable<FieldChange> Compare(ComparedSchemas schemas, MessageSpec locked, MessageSpec current) =>
        Compare(schemas, locked, current, "", canGrow: true);

    // Fields of a nested record are called by their path. A record in the block cannot grow: what follows it would move.
    private static IEnumerable<FieldChange> Compare(
        ComparedSchemas schemas, MessageSpec locked, MessageSpec current, string prefix, bool canGrow)
    {
        var changes = new MessageChanges(schemas, locked, current, canGrow);
        return changes.CompareLockedFields(prefix).Concat(changes.FindMoved(prefix)).Concat(changes.FindAdded(prefix));
    }

    private IEnumerable<FieldChange> CompareLockedFields(string prefix)
    {
        foreach (var old in _locked.Fields)
        {
            var path = prefix + old.Name;
            if (Find(_current, old.Name) is not { } field)
            {
                yield return new(
                    RuleIds.Removal, old.Name, Gone(old, path)) { Suggestion = FindReplacement(old) is null ? Restored(old) : null };
                continue;
            }

            var changes = new FieldChanges(_schemas);
            foreach (var (rule, text) in changes.Compare(old, field, path))
            {
                yield return new(rule, field.Name,
                    text) { Suggestion = rule is RuleIds.LayoutChange or RuleIds.MeaningChange ? LockedDeclaration.Format(old) : null };
            }

            foreach (var change in changes.CompareEnums(old, field, path))
            {
                yield return change;
            }

            if (old.NestedRecord is { } lockedNested && field.NestedRecord is { } nested)
            {
                // A member of another type: what to write there is not for a fix here.
                foreach (var change in Compare(_schemas, lockedNested, nested, path + ".", canGrow: field.IsGroup))
                {
                    yield return change with { Field = field.Name, Suggestion = null };
                }
            }
        }
    }

    private string Gone(FieldSpec old, string path)
    {
        return FindReplacement(old) is { } other
            ? Invariant(
                $"{path} was removed, and {other.Name} lies in its place: {_schemas.Boards} send {old.Name} there. ")
                + ComparedSchemas.IfBetterName
            : Invariant(
                $"{path} was removed; {_schemas.Boards} still send it at {_lockedPlaces[old.Name].ToString(old.IsBit)}. Keep it where it ")
                + Invariant($"was, as [Reserved].");
    }

    // The new field that lies where the old one lay, and reads as it did.
    private FieldSpec? FindReplacement(FieldSpec old) =>
        _current.Fields.FirstOrDefault(
            f => Find(_locked, f.Name) is null && _places[f.Name].Equals(_lockedPlaces[old.Name]) && f.CanHold(old));

    // Behind which member it was declared, and how: nothing before the bar stands for the first.
    private string Restored(FieldSpec old)
    {
        var before = _locked.Fields.TakeWhile(f => f != old).LastOrDefault(f => Find(_current, f.Name) is not null)?.Name;
        return $"{before}|{LockedDeclaration.Format(old)}";
    }

    // Fields that changed their order among each other. What newcomers, reserved fields or new types move is told of those.
    private IEnumerable<FieldChange> FindMoved(string prefix)
    {
        var common = _locked.Fields.Where(f => Find(_current, f.Name) is { } now && now.CanHold(f) && now.Since == f.Since)
            .OrderBy(f => _lockedPlaces[f.Name]).Select(f => f.Name).ToArray();
        var inOrder = new HashSet<string>(LongestRun.Find(common, name => _places[name]));
        foreach (var name in common.Where(name => !inOrder.Contains(name)))
        {
            var isBit = Find(_locked, name)!.IsBit;
            yield return new(RuleIds.LayoutChange, name, Invariant(
                $"{prefix}{name} moved from {_lockedPlaces[name].ToString(isBit)} to {_places[name].ToString(isBit)}; {_schemas.Boards} ")
                + Invariant($"send it at the old place. Declare it where it was."));
        }
    }

    private IEnumerable<FieldChange> FindAdded(string prefix)
    {
        var next = Invariant($"{_schemas.NextVersion}");
        foreach (var field in _current.Fields.Where(f => Find(_locked, f.Name) is null))
        {
            var path = prefix + field.Name;
            if (!_canGrow)
            {
                yield return new(RuleIds.LayoutChange, field.Name, Invariant(
                    $"{path} is new in a record that lies in the block, and moves what follows; {_schemas.Boards} do not send it. Add it ")
                    + Invariant($"to the message, with [Since({_schemas.NextVersion})]."));
            }
            else if (field.Since > _schemas.LockedVersion)
            {
                yield return new(RuleIds.NotLocked, field.Name, Invariant($"{path} is new in version {field.Since}."));
            }
            else if (PushedBy(field) is { } pushed)
            {
                var isBit = pushed.IsBit;
                yield return new(RuleIds.LayoutChange, field.Name, Invariant(
                    $"{path} is new and moves {pushed.Name} from {_lockedPlaces[pushed.Name].ToString(isBit)} ")
                    + Invariant(
                        $"to {_places[pushed.Name].ToString(isBit)}: {_schemas.Boards} send {pushed.Name} where {field.Name} would be ")
                        + Invariant(
                            $"read. Put it at the end with [Since({_schemas.NextVersion})] and raise the schema's version ")
                            + Invariant($"to {_schemas.NextVersion}.")) { Suggestion = next };
            }
            else
            {
                yield return new(RuleIds.Addition, field.Name, Invariant(
                    $"{path} is new but ")
                    + Invariant(
                        $"says {(field.Since == 1 ? "no version" : Invariant($"version {field.Since}"))}; {_schemas.Boards} do not send ")
                        + Invariant(
                            $"it. Give it [Since({_schemas.NextVersion})] and raise the schema's version ")
                            + Invariant($"to {_schemas.NextVersion}.")) { Suggestion = next };
            }
        }
    }

    // The first locked field after the newcomer that is no longer where it was.
    private FieldSpec? PushedBy(FieldSpec newcomer) => _locked.Fields
        .Where(f => _places.TryGetValue(f.Name, out var place) && place.CompareTo(_places[newcomer.Name]) > 0
            && !place.Equals(_lockedPlaces[f.Name]))
        .OrderBy(f => _lockedPlaces[f.Name]).FirstOrDefault();

    private static FieldSpec? Find(MessageSpec message, string name) => message.Fields.FirstOrDefault(f => f.Name == name);
}
