using TelemetryGen.Schema;

namespace TelemetryGen.Targets.Sbe;

/// <summary>
/// Names of what generated code makes classes of, types apart: messages, their batches and their lists. A list is a class in that of its message, and in Go one beside
/// it with the message's name in front. Where two would be one, a list that was added to its message gives way, so that nothing else changes its name.
/// </summary>
internal sealed class SbeClassNames
{
    // ClimateBatch is the message of Climate's batches.
    private const string BatchSuffix = "Batch";

    private readonly SchemaSpec _schema;
    private readonly HashSet<string> _types;
    private readonly HashSet<string> _listClasses;
    private readonly Dictionary<int, string> _messages = [];
    private readonly Dictionary<int, string> _batches = [];

    public SbeClassNames(SchemaSpec schema)
    {
        _schema = schema;
        _types = [.. schema.Enums.Select(e => e.Name), .. schema.Messages.SelectMany(m => m.Fields).SelectMany(PartsOf)];
        _listClasses = [.. Lists.Select(l => l.Message.Name + OfList(l.Message, l.List))];
        foreach (var message in schema.Messages.OrderBy(m => m.Id))
        {
            _messages[message.Id] = NameOf(message);
        }

        foreach (var message in schema.Messages.OrderBy(m => m.Id))
        {
            _batches[message.Id] = NameOfBatch(message);
        }
    }

    /// <summary>All of them.</summary>
    public IEnumerable<string> All => Lists.Select(l => OfList(l.Message, l.List)).Concat(_listClasses).Concat(_messages.Values).Concat(_batches.Values);

    /// <summary>The modules of Rust that messages and batches are.</summary>
    public IEnumerable<string> Modules => _messages.Values.Concat(_batches.Values).Select(SbeDerivedNames.Module);

    /// <summary>The name of a message, with _ behind where generated code has a type of that name.</summary>
    public string OfMessage(MessageSpec message) => _messages[message.Id];

    /// <summary>The batch of a message: <c>ClimateBatch</c>, by its number where that is too long, with _ behind when a message is called so.</summary>
    public string OfBatch(MessageSpec message) => _batches[message.Id];

    /// <summary>The name of a list, before members of its message are asked.</summary>
    public string OfList(MessageSpec message, FieldSpec list)
    {
        // What SBE cannot have as a name is told with the message's members.
        return SbeNames.IsSymbolic(list.Name) ? SbeNames.Free(list.Name, IsTaken) : list.Name;

        bool IsTaken(string name) =>
            name == BatchSuffix || name.Equals(SbeNames.Header, StringComparison.OrdinalIgnoreCase) || (list.Since > 1 && IsClass(message, name));
    }

    private bool IsClass(MessageSpec message, string list) =>
        _types.Contains(list) || _types.Contains(message.Name + list) || _schema.Messages.Any(m => m.Name == message.Name + list);

    private IEnumerable<(MessageSpec Message, FieldSpec List)> Lists => _schema.Messages.SelectMany(m => m.Fields.Where(f => f.IsGroup).Select(f => (m, f)));

    private string NameOf(MessageSpec message) => SbeNames.Free(SbeNames.Of(message, null), name =>
        name.Equals(SbeNames.Header, StringComparison.OrdinalIgnoreCase) || SbeDerivedNames.Module(name) == SbeDerivedNames.Module(SbeNames.Header) || SbeTypeWords.Contains(name) || _listClasses.Contains(name)
        || _schema.Messages.Any(m => m.Id != message.Id && m.Name == name) || IsOneOf(_messages, name));

    private string NameOfBatch(MessageSpec message)
    {
        var name = SbeNames.IsSymbolic(message.Name + BatchSuffix + "_") ? message.Name + BatchSuffix : FormattableString.Invariant($"Batch{message.Id}");
        return SbeNames.Free(name, n => IsOneOf(_messages, n) || IsOneOf(_batches, n));
    }

    // A class is a file, whose name has no case everywhere, and in Rust a module, of which AlarmLog and Alarm_Log are one.
    private static bool IsOneOf(Dictionary<int, string> names, string name) =>
        names.Values.Any(n => n.Equals(name, StringComparison.OrdinalIgnoreCase) || SbeDerivedNames.Module(n) == SbeDerivedNames.Module(name));

    private static IEnumerable<string> PartsOf(FieldSpec field) => field.Part is { } part ? part.Fields.SelectMany(PartsOf).Prepend(part.Name) : [];
}
