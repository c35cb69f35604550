using TelemetryGen.Schema;

namespace TelemetryGen.Targets.NanoFramework;

/// <summary>An enumeration, decided: what its template reads.</summary>
internal sealed class EnumType(SchemaSpec schema, EnumSpec spec, DeviceTypes types)
{
    public string SchemaName => schema.Name;

    public string Namespace => types.GetNamespace(spec);

    public string Name => CSharpNames.Identifier(spec.Name);

    /// <summary>The compiler warns of the name, which is the contract's.</summary>
    public bool IsLower => CSharpNames.IsLower(spec.Name);

    public bool IsFlags => spec.IsFlags;

    /// <summary>The width on the wire.</summary>
    public string Type => CSharpNames.GetKeyword(spec.Wire);

    public string Size => spec.Wire.Size() == 1 ? "1 byte" : $"{spec.Wire.Size()} bytes";

    public IReadOnlyList<string> Members =>
        [.. spec.Members.Select(
            m => $"{CSharpNames.Identifier(m.Name)} = {(IsFlags ? EnumWords.Hex(spec.Wire, m.Value) : CSharpTypes.Literal(m.Value))},")];
}
