using Microsoft.CodeAnalysis;
using TelemetryGen.Generator.Models;
using TelemetryGen.Generator.Parsing;
using TelemetryGen.Schema;

namespace TelemetryGen.Generator.Analyzers.Common;

/// <summary>
/// A field that lives, and the type that declares it. Its symbols are looked up when a rule has something to say, which is seldom.
/// </summary>
internal sealed record CarriedField(FieldSpec Field, INamedTypeSymbol Type)
{
    public string Name => Field.Name;

    /// <summary>The property that has it.</summary>
    public IPropertySymbol Property => Type.GetMembers(Name).OfType<IPropertySymbol>().First();

    /// <summary>All fields of a record that live.</summary>
    public static CarriedField[] GetAll(INamedTypeSymbol type, RecordSpec record) =>
        [.. record.Message.LiveFields.Select(f => new CarriedField(f, type))];

    /// <summary>The attribute of the property, or of the positional parameter that it stands for.</summary>
    public AttributeData? Attribute(string metadataName)
    {
        var property = Property;
        return property.GetAttributes().Find(metadataName)
            ?? Type.InstanceConstructors.SelectMany(c => c.Parameters)
                .FirstOrDefault(p => p.Name == Name && p.Locations[0] == property.Locations[0])?.GetAttributes().Find(metadataName);
    }
}
