using TelemetryGen.NanoFramework.Tests.Api;

namespace TelemetryGen.NanoFramework.Tests.Reference;

/// <summary>What follows from the listing about bases, overrides and interfaces.</summary>
internal static class Hierarchy
{
    /// <summary>Only static members, and no way to make one.</summary>
    public static bool IsStatic(ApiType type) =>
        type.Kind == ApiKind.Class && type.Members.Count > 0 && type.Members.All(m => m.IsStatic || m.IsConst);

    /// <summary>The type's base class, then that one's, up to <c>System.Object</c>.</summary>
    public static IEnumerable<ApiType> BasesOf(ApiListing listing, ApiType type)
    {
        for (var parent = ParentOf(listing, type); parent is not null; parent = ParentOf(listing, parent))
        {
            yield return parent;
        }
    }

    /// <summary>Whether an instance method overrides one of a base class.</summary>
    public static bool IsOverride(ApiListing listing, ApiType type, ApiMember method) =>
        BasesOf(listing, type)
            .Any(b => b.Members.Any(m => m.Slot == method.Slot && m.Type == method.Type && !m.IsStatic && !m.IsConstructor));

    /// <summary>Whether a derived type lists the same method again, which it does for an override.</summary>
    public static bool IsOverridden(ApiListing listing, ApiType type, ApiMember method) =>
        listing.Types.Any(
            t => t.Members.Any(m => m.Slot == method.Slot && m.Type == method.Type && !m.IsStatic) && BasesOf(listing, t).Contains(type));

    /// <summary>Those of <see cref="Unlisted.StructuralInterfaces"/> whose members the type has.</summary>
    public static IEnumerable<string> InterfacesOf(ApiListing listing, ApiType type) =>
        type.Kind is ApiKind.Class or ApiKind.Struct
            ? Unlisted.StructuralInterfaces.Where(i => listing.Find(i)!.Members.All(m => type.Has(m.Text)))
            : [];

    /// <summary>Whether a method is what one of the type's interfaces asks for.</summary>
    public static bool IsImplementation(ApiListing listing, ApiType type, ApiMember method) =>
        InterfacesOf(listing, type).Any(i => listing.Find(i)!.Has(method.Text));

    private static ApiType? ParentOf(ApiListing listing, ApiType type) => type.Kind switch
    {
        ApiKind.Interface => null,
        ApiKind.Struct => listing.Find("System.ValueType"),
        ApiKind.Enum => listing.Find("System.Enum"),
        ApiKind.Delegate => listing.Find("System.MulticastDelegate"),
        _ => type.Base is null ? null : listing.Find(type.Base),
    };
}
