using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Security.Cryptography;
using System.Text;
using TelemetryGen.NanoFramework.Tests.Api;

namespace TelemetryGen.NanoFramework.Tests.Reference;

/// <summary>
/// One of the device's libraries as the compiler sees it: the types and members of the listing and no code. Written as metadata and not as
/// C#, because the libraries refer to each other in circles and the listing is in metadata's own words.
/// </summary>
internal sealed class ReferenceAssembly
{
    private readonly MetadataBuilder _metadata = new();
    private readonly ApiListing _listing;
    private readonly ReferenceSignatures _signatures;
    private readonly ReferenceMembers _members;
    private readonly ReferenceProperties _properties;
    private readonly IReadOnlyList<ApiType> _types;

    private ReferenceAssembly(ApiListing listing, string name)
    {
        _listing = listing;
        _types = [.. listing.Types.Where(t => t.Assembly == name && !t.IsGeneric)];
        _signatures = new ReferenceSignatures(listing, _metadata);
        _members = new ReferenceMembers(listing, _metadata, _signatures);
        _properties = new ReferenceProperties(_metadata, _signatures);
        var id = new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 16));
        _metadata.AddModule(0, _metadata.GetOrAddString(name + ".dll"), _metadata.GetOrAddGuid(id), default, default);
        _metadata.AddAssembly(
            _metadata.GetOrAddString(name), new Version(1, 0, 0, 0), default, default, default, AssemblyHashAlgorithm.Sha1);
    }

    /// <summary>The library's image.</summary>
    public static byte[] Write(ApiListing listing, string name)
    {
        var assembly = new ReferenceAssembly(listing, name);
        assembly.AddTypes();
        var image = new BlobBuilder();
        new ManagedPEBuilder(PEHeaderBuilder.CreateLibraryHeader(), new MetadataRootBuilder(assembly._metadata, "v4.0.30319"),
            new BlobBuilder()).Serialize(image);
        return image.ToArray();
    }

    private void AddTypes()
    {
        // Row 1 is <Module>.
        _metadata.AddTypeDefinition(
            default, default, _metadata.GetOrAddString("<Module>"), default, _members.NextField, _members.NextMethod);
        for (var i = 0; i < _types.Count; i++)
        {
            _signatures.Define(_types[i].Name, MetadataTokens.TypeDefinitionHandle(i + 2));
        }
        foreach (var type in _types)
        {
            AddType(type);
        }
    }

    private void AddType(ApiType type)
    {
        var (firstField, firstMethod) = (_members.NextField, _members.NextMethod);
        var methods = _members.Add(type);
        var space = type.Enclosing is null ? _metadata.GetOrAddString(type.Namespace) : default;
        var handle = _metadata.AddTypeDefinition(
            Attributes(type), space, _metadata.GetOrAddString(type.ShortName), Base(type), firstField, firstMethod);
        _properties.Add(handle, methods);
        if (type.Enclosing is { } enclosing)
        {
            _metadata.AddNestedType(handle, (TypeDefinitionHandle)_signatures.Handle(enclosing));
        }
        foreach (var implemented in Hierarchy.InterfacesOf(_listing, type).OrderBy(i => CodedIndex.TypeDefOrRef(_signatures.Handle(i))))
        {
            _metadata.AddInterfaceImplementation(handle, _signatures.Handle(implemented));
        }
        if (ReferenceProperties.IndexerOf(type) is { } indexer)
        {
            AddDefaultMember(handle, indexer);
        }
    }

    // How the compiler knows an indexer.
    private void AddDefaultMember(TypeDefinitionHandle type, string name)
    {
        var signature = new BlobBuilder();
        new BlobEncoder(signature).MethodSignature(isInstanceMethod: true)
            .Parameters(1, r => r.Void(), p => p.AddParameter().Type().String());
        var constructor = _metadata.AddMemberReference(
            _signatures.Handle("System.Reflection.DefaultMemberAttribute"), _metadata.GetOrAddString(".ctor"),
            _metadata.GetOrAddBlob(signature));
        var value = new BlobBuilder();
        new BlobEncoder(value).CustomAttributeSignature(f => f.AddArgument().Scalar().Constant(name), n => n.Count(0));
        _metadata.AddCustomAttribute(type, constructor, _metadata.GetOrAddBlob(value));
    }

    private EntityHandle Base(ApiType type) => type.Kind switch
    {
        ApiKind.Interface => default,
        ApiKind.Struct => _signatures.Handle("System.ValueType"),
        ApiKind.Enum => _signatures.Handle("System.Enum"),
        ApiKind.Delegate => _signatures.Handle("System.MulticastDelegate"),
        _ => type.Base is { } parent ? _signatures.Handle(parent) : default,
    };

    private static TypeAttributes Attributes(ApiType type)
    {
        var visibility = type.Enclosing is null ? TypeAttributes.Public : TypeAttributes.NestedPublic;
        return visibility | type.Kind switch
        {
            ApiKind.Interface => TypeAttributes.Interface | TypeAttributes.Abstract,
            ApiKind.Struct => TypeAttributes.Sealed | TypeAttributes.SequentialLayout,
            ApiKind.Class when Hierarchy.IsStatic(type) => TypeAttributes.Abstract | TypeAttributes.Sealed,
            ApiKind.Class => Unlisted.IsAbstract(type) ? TypeAttributes.Abstract : default,
            _ => TypeAttributes.Sealed,
        };
    }
}
