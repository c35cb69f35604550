using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using TelemetryGen.NanoFramework.Tests.Api;

namespace TelemetryGen.NanoFramework.Tests.Reference;

/// <summary>The types that one reference assembly refers to, and signatures of them.</summary>
internal sealed class ReferenceSignatures(ApiListing listing, MetadataBuilder metadata)
{
    private readonly Dictionary<string, TypeDefinitionHandle> _own = [];
    private readonly Dictionary<string, TypeReferenceHandle> _foreign = [];
    private readonly Dictionary<string, AssemblyReferenceHandle> _assemblies = [];

    /// <summary>Says under which handle a type of this assembly will be defined.</summary>
    public void Define(string name, TypeDefinitionHandle handle) => _own.Add(name, handle);

    /// <summary>Whether every type of a member is listed, so that it can be declared.</summary>
    public bool Knows(ApiMember member) => member.Parameters.Append(member.Type).All(t => Find(t) is not null);

    /// <summary>The handle of a listed type.</summary>
    public EntityHandle Handle(string name)
    {
        if (_own.TryGetValue(name, out var own))
        {
            return own;
        }
        if (!_foreign.TryGetValue(name, out var foreign))
        {
            var type = listing.Find(name)!;
            EntityHandle scope = type.Enclosing is { } enclosing ? Handle(enclosing) : Assembly(type.Assembly);
            var space = type.Enclosing is null ? metadata.GetOrAddString(type.Namespace) : default;
            foreign = metadata.AddTypeReference(scope, space, metadata.GetOrAddString(type.ShortName));
            _foreign.Add(name, foreign);
        }
        return foreign;
    }

    public BlobHandle Field(string type)
    {
        var blob = new BlobBuilder();
        Encode(new BlobEncoder(blob).Field().Type(), type);
        return metadata.GetOrAddBlob(blob);
    }

    public BlobHandle Method(ApiMember method)
    {
        var blob = new BlobBuilder();
        new BlobEncoder(blob).MethodSignature(isInstanceMethod: !method.IsStatic)
            .Parameters(method.Parameters.Count, r => Return(r, method.Type), p => Parameters(p, method.Parameters));
        return metadata.GetOrAddBlob(blob);
    }

    public BlobHandle Property(bool isStatic, string type, IReadOnlyList<string> parameters)
    {
        var blob = new BlobBuilder();
        new BlobEncoder(blob).PropertySignature(isInstanceProperty: !isStatic)
            .Parameters(parameters.Count, r => Return(r, type), p => Parameters(p, parameters));
        return metadata.GetOrAddBlob(blob);
    }

    private AssemblyReferenceHandle Assembly(string name)
    {
        if (!_assemblies.TryGetValue(name, out var handle))
        {
            handle = metadata.AddAssemblyReference(
                metadata.GetOrAddString(name), new Version(1, 0, 0, 0), default, default, default, default);
            _assemblies.Add(name, handle);
        }
        return handle;
    }

    private void Return(ReturnTypeEncoder encoder, string type)
    {
        if (type == "System.Void")
        {
            encoder.Void();
        }
        else
        {
            Encode(encoder.Type(), type);
        }
    }

    private void Parameters(ParametersEncoder encoder, IReadOnlyList<string> types)
    {
        foreach (var type in types)
        {
            var isReference = type.EndsWith('&');
            Encode(encoder.AddParameter().Type(isReference), isReference ? type[..^1] : type);
        }
    }

    private void Encode(SignatureTypeEncoder encoder, string type)
    {
        if (type.EndsWith("[]", StringComparison.Ordinal))
        {
            Encode(encoder.SZArray(), type[..^2]);
        }
        else if (Primitive(type) is { } primitive)
        {
            encoder.PrimitiveType(primitive);
        }
        else
        {
            encoder.Type(Handle(type), Find(type)!.Kind is ApiKind.Struct or ApiKind.Enum);
        }
    }

    private ApiType? Find(string type) => listing.Find(type.TrimEnd('&', '[', ']'));

    // What has a code of its own in signatures.
    private static PrimitiveTypeCode? Primitive(string type) =>
        Enum.TryParse<PrimitiveTypeCode>(type["System.".Length..], out var code) && type == "System." + code
            && code is not PrimitiveTypeCode.TypedReference ? code : null;
}
