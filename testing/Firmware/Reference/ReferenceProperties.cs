using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using TelemetryGen.NanoFramework.Tests.Api;

namespace TelemetryGen.NanoFramework.Tests.Reference;

/// <summary>The listing has accessors only: this finds the properties and events that they belong to.</summary>
internal sealed class ReferenceProperties(MetadataBuilder metadata, ReferenceSignatures signatures)
{
    /// <summary>Declares the properties and events of a type whose methods have been written.</summary>
    public void Add(TypeDefinitionHandle type, IReadOnlyDictionary<ApiMember, MethodDefinitionHandle> methods)
    {
        AddProperties(type, methods);
        AddEvents(type, methods);
    }

    /// <summary>The name of the type's indexer; null without one.</summary>
    public static string? IndexerOf(ApiType type) =>
        type.Members.FirstOrDefault(m => m.Name.StartsWith("get_", StringComparison.Ordinal) && m.Parameters.Count > 0)?.Name[
            "get_".Length..];

    private void AddProperties(TypeDefinitionHandle type, IReadOnlyDictionary<ApiMember, MethodDefinitionHandle> methods)
    {
        PropertyDefinitionHandle? first = null;
        var accessors = methods.Keys.Where(m => Starts(m, "get_") || Starts(m, "set_"));
        foreach (var pair in accessors.GroupBy(m => (Name: m.Name[4..], Arity: m.Parameters.Count - (Starts(m, "set_") ? 1 : 0))))
        {
            var getter = pair.FirstOrDefault(m => Starts(m, "get_"));
            var setter = pair.FirstOrDefault(m => Starts(m, "set_"));
            var any = getter ?? setter!;
            var signature = signatures.Property(
                any.IsStatic, getter?.Type ?? setter!.Parameters[^1], getter?.Parameters ?? [.. setter!.Parameters.SkipLast(1)]);
            var property = metadata.AddProperty(PropertyAttributes.None, metadata.GetOrAddString(pair.Key.Name), signature);
            first ??= property;
            AddSemantics(property, MethodSemanticsAttributes.Getter, getter, methods);
            AddSemantics(property, MethodSemanticsAttributes.Setter, setter, methods);
        }
        if (first is { } list)
        {
            metadata.AddPropertyMap(type, list);
        }
    }

    private void AddEvents(TypeDefinitionHandle type, IReadOnlyDictionary<ApiMember, MethodDefinitionHandle> methods)
    {
        EventDefinitionHandle? first = null;
        foreach (var adder in methods.Keys.Where(m => Starts(m, "add_")))
        {
            var name = adder.Name["add_".Length..];
            var handle = metadata.AddEvent(EventAttributes.None, metadata.GetOrAddString(name), signatures.Handle(adder.Parameters[0]));
            first ??= handle;
            AddSemantics(handle, MethodSemanticsAttributes.Adder, adder, methods);
            AddSemantics(handle, MethodSemanticsAttributes.Remover, methods.Keys.FirstOrDefault(m => m.Name == "remove_" + name), methods);
        }
        if (first is { } list)
        {
            metadata.AddEventMap(type, list);
        }
    }

    private void AddSemantics(EntityHandle owner, MethodSemanticsAttributes kind, ApiMember? accessor,
        IReadOnlyDictionary<ApiMember, MethodDefinitionHandle> methods)
    {
        if (accessor is not null)
        {
            metadata.AddMethodSemantics(owner, kind, methods[accessor]);
        }
    }

    private static bool Starts(ApiMember member, string prefix) => member.Name.StartsWith(prefix, StringComparison.Ordinal);
}
