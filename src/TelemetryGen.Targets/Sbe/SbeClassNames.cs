using TelemetryGen.Schema;

namespace TelemetryGen.Targets.Sbe;

/// <summary>
/// Names of what generated code makes classes of, types apart: messages, their batches and their lists. A list is a class in that of its
/// message, and in Go one beside it with the message's name in front. Where two would be one, a list that was added to its message gives
/// way, so that nothing else changes its name.
/// </summary>
internal sealed class SbeClassNames
{
    // ClimateBatch is the message of Climate's batches.
    private const string BatchSuffix = "Batch";

    private static readonly HashSet<string> Header = SbeGlobalNames.Set(SbeGlobalNames.Get(SbeNames.Header, SbeClass.Composite));

    private readonly SchemaSpec _schema;
    private readonly HashSet<string> _types;
    private readonly HashSet<string> _taken = SbeGlobalNames.Set(Header);
    private readonly Dictionary<int, string> _messages = [];
    private readonly Dictionary<int, string> _batches = [];
    private readonly Dictionary<int, SbeBlockNames> _blocks = [];

    public SbeClassNames(SchemaSpec schema)
    {
        _schema = schema;
        var parts = schema.NestedRecords.SelectMany(p => SbeGlobalNames.Get(p.Name, SbeClass.Composite));
        _types = SbeGlobalNames.Set(
            schema.Enums.SelectMany(e => SbeGlobalNames.Get(e.Name, e.IsFlags ? SbeClass.Set : SbeClass.Enum)).Concat(parts));
        foreach (var message in schema.Messages.OrderBy(m => m.Id))
        {
            _messages[message.Id] = Take(
                message, SbeNames.Get(message, null), name => schema.Messages.Any(m => m.Id != message.Id && m.Name == name));
        }

        foreach (var message in schema.Messages.OrderBy(m => m.Id))
        {
            var name = SbeNames.IsSymbolic(message.Name + BatchSuffix + "_")
                ? message.Name + BatchSuffix
                : FormattableString.Invariant($"{BatchSuffix}{message.Id}");
            _batches[message.Id] = Take(message, name, _ => false);
        }

        foreach (var message in schema.Messages)
        {
            _blocks[message.Id] = new(message, SbeScope.Message, GetMessage(message), this);
        }

        All = [.. _taken.Except(Header),
            .. schema.Messages.SelectMany(m => m.Fields.Where(f => f.IsGroup).SelectMany(f => GetClasses(m, GetBlock(m).Get(f))))];
    }

    /// <summary>All that generated code has for messages, batches and lists where types are.</summary>
    public IReadOnlyList<string> All { get; }

    /// <summary>The name of a message, with a trailing _ where generated code has a type of that name.</summary>
    public string GetMessage(MessageSpec message) => _messages[message.Id];

    /// <summary>
    /// The batch of a message: <c>ClimateBatch</c>, by its number where that is too long, with a trailing _ when a message is called so.
    /// </summary>
    public string GetBatch(MessageSpec message) => _batches[message.Id];

    /// <summary>The names of a message's members.</summary>
    public SbeBlockNames GetBlock(MessageSpec message) => _blocks[message.Id];

    /// <summary>Whether a list cannot have that name, members of its message apart.</summary>
    public bool IsTaken(MessageSpec message, FieldSpec list, string name)
    {
        var classes = GetClasses(message, name).ToList();
        return classes.Any(Header.Contains) || classes[^2..].Any(_taken.Contains) || (list.Since > 1 && classes.Any(_types.Contains));
    }

    private IEnumerable<string> GetClasses(MessageSpec message, string list) =>
        SbeGlobalNames.GetForList(list).Concat(SbeGlobalNames.GetForList(GetMessage(message), list));

    private string Take(MessageSpec message, string name, Func<string, bool> isAnothers)
    {
        var lists = ListsOfOthers(message);
        var free = SbeNames.Free(SbeGlobalNames.Stem(name), n => SbeTypeWords.IsTaken(n, SbeClass.Message) || isAnothers(n)
            || GetClasses(n).Any(c => _taken.Contains(c) || lists.Contains(c)));
        _taken.UnionWith(GetClasses(free));
        return free;

        static IEnumerable<string> GetClasses(string name) => SbeGlobalNames.Get(name, SbeClass.Message);
    }

    // Those that were added later give way themselves.
    private HashSet<string> ListsOfOthers(MessageSpec message) => SbeGlobalNames.Set(
        _schema.Messages.Where(m => m.Id != message.Id).SelectMany(
            m => m.Fields.Where(f => f is { IsGroup: true, Since: 1 }).SelectMany(f => SbeGlobalNames.GetForList(m.Name, f.Name))));
}
