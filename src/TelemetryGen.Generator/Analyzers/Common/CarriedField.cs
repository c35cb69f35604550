using Microsoft.CodeAnalysis;
using TelemetryGen.Generator.Parsing;
using TelemetryGen.Schema;

namespace TelemetryGen.Generator.Analyzers;

/// <summary>A field, the property that has it, and the record that has the property.</summary>
internal sealed record CarriedField(FieldSpec Field, IPropertySymbol Property, RecordSpec Owner)
{
    public string Name => Field.Name;

    /// <summary>The attribute of the property, or of the positional parameter that it stands for.</summary>
    public AttributeData? Attribute(string metadataName) => Property.GetAttributes().Find(metadataName)
        ?? Property.ContainingType.InstanceConstructors.SelectMany(c => c.Parameters)
            .FirstOrDefault(p => p.Name == Property.Name && p.Locations[0] == Property.Locations[0])?.GetAttributes().Find(metadataName);
}
