using TelemetryGen.Schema;

namespace TelemetryGen.Targets.MicroPython;

/// <summary>The fields of a record or of a record inside that a program sets: all but the removed ones.</summary>
internal sealed class RecordFields
{
    public RecordFields(MessageSpec owner, PythonConstants constants)
    {
        Constants = constants;
        All = owner.LiveFields.Select(f => new RecordField(owner, f, constants)).ToArray();
        if (All.GroupBy(f => f.Name).FirstOrDefault(g => g.Count() > 1)?.ToArray() is { } same)
        {
            throw new TargetException(owner.Name, same[1].Spec.Name, $"in Python it is called {same[1].Name}, and so is {same[0].Spec.Name}.");
        }
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

    public RecordField Of(FieldSpec spec) => All.First(f => f.Spec == spec);
}
