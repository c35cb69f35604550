using System.Globalization;
using System.Text;
using TelemetryGen.Schema;
using TelemetryGen.Simulator;
using TelemetryGen.Targets;

namespace TelemetryGen.Evolution.Tests.Names;

/// <summary>
/// A program for MicroPython that imports the modules of many contracts, one after the other: every constant has its value, every field
/// keeps what it is given from pack to unpack, every setter sets its own field, and the sender's modules are still the sender's.
/// </summary>
internal sealed class BoardProgram : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("telemetrygen-names-");
    private readonly List<BoardFile> _files = [];
    private readonly StringBuilder _text = new(
        """
        import sys

        def check(what, actual, expected):
            if actual != expected:
                raise ValueError('%s is %s; it should be %s' % (what, actual, expected))

        """);

    private int _count;

    /// <summary>Adds a contract with its files.</summary>
    public void Add(SchemaSpec schema, IEnumerable<EmittedFile> files)
    {
        var folder = string.Create(CultureInfo.InvariantCulture, $"/c{_count++}/");
        foreach (var file in files.Where(f => f.Path.Count(c => c == '/') == 1))
        {
            var host = Path.Combine(_folder.FullName, folder.Trim('/'), Path.GetFileName(file.Path));
            Directory.CreateDirectory(Path.GetDirectoryName(host)!);
            File.WriteAllText(host, file.Text);
            _files.Add(new(host, folder + Path.GetFileName(file.Path)));
        }

        Line($"known = list(sys.modules)");
        Line($"sys.path.insert(0, '{folder.TrimEnd('/')}')");
        Line("import telemetry_queue, eventhub_sender");
        Line("check('telemetry_queue', hasattr(telemetry_queue, 'TelemetryQueue'), True)");
        foreach (var message in schema.Messages)
        {
            Message(schema, message);
        }

        Line("sys.path.pop(0)");
        Line("for name in list(sys.modules):");
        Line("    if name not in known:");
        Line("        del sys.modules[name]");
    }

    public async Task<MicroPythonResult> RunAsync() =>
        await MicroPython.RunAsync(_text.Append("print('good')\n").ToString(), _files, timeout: TimeSpan.FromMinutes(3),
            cancellationToken: TestContext.Current.CancellationToken);

    public void Dispose() => _folder.Delete(recursive: true);

    private void Message(SchemaSpec schema, MessageSpec message)
    {
        Line($"m = __import__('{PythonModules.GetName(message.Name)}')");
        foreach (var enumeration in message.LiveNestedRecords().Append(message).SelectMany(r => r.LiveFields)
            .Where(f => f.Enumeration is not null).Select(schema.GetEnum).Distinct())
        {
            foreach (var member in enumeration.Members)
            {
                var name = PythonNames.Get(enumeration, member);
                Line($"check('{name}', getattr(m, '{name}'), {member.Value})");
            }
        }

        Line($"check('MAX_PAYLOAD_BYTES', m.MAX_PAYLOAD_BYTES, {WireLayout.From(message).MaxPayloadBytes})");
        Line($"r, q = getattr(m, '{message.Name}')(), getattr(m, '{message.Name}')()");
        Set("r", message);
        Line("length = r.pack()");
        Line($"check('the template', r.buffer[2], {message.Id})");
        Line("q.unpack(bytes(r.buffer[:length]))");
        Compare("q", message);
        foreach (var scaled in message.LiveFields.Where(f => f.Kind == FieldKind.Scaled))
        {
            Line($"getattr(r, '{PythonNames.GetSetter(message, scaled)}')(3.2)");
            Line($"check('the setter of {scaled.Name}', getattr(r, '{PythonNames.Get(message, scaled)}'), 32)");
        }
    }

    private void Set(string record, MessageSpec owner)
    {
        foreach (var (field, index) in owner.LiveFields.Select((f, i) => (f, i)))
        {
            var name = PythonNames.Get(owner, field);
            if (field is { NestedRecord: { } nested, IsGroup: true })
            {
                Line($"{record}p = getattr(m, '{nested.Name}')()");
                Set(record + "p", nested);
                Line($"setattr({record}, '{name}', [{record}p, {record}p])");
            }
            else if (field.NestedRecord is { } inner)
            {
                Line($"{record}p = getattr({record}, '{name}')");
                Set(record + "p", inner);
            }
            else
            {
                Line($"setattr({record}, '{name}', {ValueOf(field, index)})");
            }
        }
    }

    private void Compare(string record, MessageSpec owner)
    {
        foreach (var (field, index) in owner.LiveFields.Select((f, i) => (f, i)))
        {
            var name = PythonNames.Get(owner, field);
            if (field.NestedRecord is { } nested)
            {
                Line($"{record}p = getattr({record}, '{name}'){(field.IsGroup ? "[1]" : "")}");
                Compare(record + "p", nested);
            }
            else
            {
                Line($"check('{owner.Name}.{name}', getattr({record}, '{name}'), {ValueOf(field, index)})");
            }
        }
    }

    private static string ValueOf(FieldSpec field, int index) => field switch
    {
        { IsGroup: true } => $"[{index}, {index + 1}]",
        { Kind: FieldKind.Boolean } => "True",
        { Kind: FieldKind.Float } => $"{index}.5",
        { IsVariable: true } => $"b'{index}'",
        _ => $"{index + 1}",
    };

    private void Line(string text) => _text.Append(text).Append('\n');
}
