using TelemetryGen.Schema;

namespace TelemetryGen.Targets.MicroPython;

/// <summary>The fields of a record or of a nested record that a program sets: all but the removed ones.</summary>
internal sealed class RecordFields
{
    public RecordFields(MessageSpec owner, PythonConstants constants)
    {
        Constants = constants;
        All = owner.LiveFields.Select(f => new RecordField(owner, f, constants)).ToArray();
    }

    public IReadOnlyList<RecordField> All { get; }

    public PythonConstants Constants { get; }

    /// <summary>The docstring's table: name and meaning.</summary>
    public IReadOnlyList<string> Table
    {
        get
        {
            var width = All.Select(f => f.Name.Length).DefaultIfEmpty().Max();
            return [.. All.Select(f => $"{f.Name.PadRight(width)}  {f.Meaning}")];
        }
    }

    /// <summary>Name and type of each field, for what finds the unfit one: texts on several lines, and the end of the call.</summary>
    public IReadOnlyList<string> Kinds
    {
        get
        {
            var lines = PythonTypes.Wrap([.. All.Select(f => $"{f.Name}:{FieldType.Describe(f)}")], width: 90, end: "", separator: "");
            return [.. lines.Select((line, i) => i + 1 < lines.Count ? $"'{line} '" : $"'{line}')")];
        }
    }

    public RecordField Get(FieldSpec spec) => All.First(f => f.Spec == spec);
}
