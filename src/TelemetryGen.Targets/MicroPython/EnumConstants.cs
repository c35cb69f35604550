using TelemetryGen.Schema;

namespace TelemetryGen.Targets.MicroPython;

/// <summary>An enumeration's values as module constants.</summary>
internal sealed class EnumConstants(EnumSpec spec)
{
    public string Name => spec.Name;

    public IReadOnlyList<NamedConstant> Members =>
        [.. spec.Members.Select(m => new NamedConstant(PythonNames.Get(spec, m), PythonTypes.Literal(m.Value))).Distinct()];
}
