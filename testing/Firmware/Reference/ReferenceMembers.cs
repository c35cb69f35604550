using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using TelemetryGen.NanoFramework.Tests.Api;

namespace TelemetryGen.NanoFramework.Tests.Reference;

/// <summary>Writes fields and methods of the types of one reference assembly.</summary>
internal sealed class ReferenceMembers(ApiListing listing, MetadataBuilder metadata, ReferenceSignatures signatures)
{
    /// <summary>Where the next field will be.</summary>
    public FieldDefinitionHandle NextField => MetadataTokens.FieldDefinitionHandle(metadata.GetRowCount(TableIndex.Field) + 1);

    /// <summary>Where the next method will be.</summary>
    public MethodDefinitionHandle NextMethod => MetadataTokens.MethodDefinitionHandle(metadata.GetRowCount(TableIndex.MethodDef) + 1);

    private ParameterHandle NextParameter => MetadataTokens.ParameterHandle(metadata.GetRowCount(TableIndex.Param) + 1);

    /// <summary>Adds the members of a type; its methods with their handles.</summary>
    public IReadOnlyDictionary<ApiMember, MethodDefinitionHandle> Add(ApiType type)
    {
        var members = type.Members.Where(signatures.Knows).ToList();
        foreach (var field in members.Where(m => m.IsField))
        {
            AddField(type, field);
        }
        // To the compiler, a struct without fields is assigned before anyone assigned it.
        if (type.Kind == ApiKind.Struct && !members.Exists(m => m.IsField && !m.IsStatic && !m.IsConst) && type.Name != "System.Void")
        {
            metadata.AddFieldDefinition(FieldAttributes.Private, metadata.GetOrAddString("_unlisted"), signatures.Field("System.Int64"));
        }
        return members.Where(m => !m.IsField).ToDictionary(m => m, m => AddMethod(type, m));
    }

    private void AddField(ApiType type, ApiMember field)
    {
        var attributes = Unlisted.IsProtected(type, field) ? FieldAttributes.Family : FieldAttributes.Public;
        if (field.Name == "value__")
        {
            attributes |= FieldAttributes.SpecialName | FieldAttributes.RTSpecialName;
        }
        if (field.IsConst)
        {
            attributes |= FieldAttributes.Static | FieldAttributes.Literal | FieldAttributes.HasDefault;
        }
        else if (field.IsStatic)
        {
            attributes |= FieldAttributes.Static | FieldAttributes.InitOnly;
        }
        var handle = metadata.AddFieldDefinition(attributes, metadata.GetOrAddString(field.Name), signatures.Field(field.Type));
        if (field.IsConst)
        {
            metadata.AddConstant(handle, Unlisted.ValueOf(type, field));
        }
    }

    private MethodDefinitionHandle AddMethod(ApiType type, ApiMember method)
    {
        var isRuntime = type.Kind == ApiKind.Delegate;
        var first = NextParameter;
        AddParameters(method);
        return metadata.AddMethodDefinition(
            Attributes(type, method), isRuntime ? MethodImplAttributes.Runtime : MethodImplAttributes.IL,
            metadata.GetOrAddString(method.Name), signatures.Method(method), bodyOffset: -1, first);
    }

    private void AddParameters(ApiMember method)
    {
        for (var i = 0; i < method.Parameters.Count; i++)
        {
            if (Unlisted.IsConnectDhcp(method))
            {
                var (name, value, optional) = Unlisted.ConnectDhcp[i];
                var attributes = optional ? ParameterAttributes.Optional | ParameterAttributes.HasDefault : ParameterAttributes.None;
                var parameter = metadata.AddParameter(attributes, metadata.GetOrAddString(name), i + 1);
                if (optional)
                {
                    metadata.AddConstant(parameter, value);
                }
            }
            else
            {
                var attributes = Unlisted.IsOut(method, i) ? ParameterAttributes.Out : ParameterAttributes.None;
                var parameter = metadata.AddParameter(attributes, metadata.GetOrAddString($"p{i}"), i + 1);
                if (i == method.Parameters.Count - 1 && Unlisted.IsParams(method))
                {
                    AddParamArray(parameter);
                }
            }
        }
    }

    private void AddParamArray(ParameterHandle parameter)
    {
        var signature = new BlobBuilder();
        new BlobEncoder(signature).MethodSignature(isInstanceMethod: true).Parameters(0, r => r.Void(), _ => { });
        var constructor = metadata.AddMemberReference(
            signatures.Handle("System.ParamArrayAttribute"), metadata.GetOrAddString(".ctor"), metadata.GetOrAddBlob(signature));
        var value = new BlobBuilder();
        new BlobEncoder(value).CustomAttributeSignature(_ => { }, n => n.Count(0));
        metadata.AddCustomAttribute(parameter, constructor, metadata.GetOrAddBlob(value));
    }

    private MethodAttributes Attributes(ApiType type, ApiMember method)
    {
        var attributes = MethodAttributes.HideBySig
            | (Unlisted.IsProtected(type, method) ? MethodAttributes.Family : MethodAttributes.Public);
        if (method.IsStatic)
        {
            attributes |= MethodAttributes.Static;
        }
        else if (method.IsConstructor)
        {
            return attributes | MethodAttributes.SpecialName | MethodAttributes.RTSpecialName;
        }
        else
        {
            attributes |= Dispatch(type, method);
        }
        return method.Name.Contains('_', StringComparison.Ordinal) ? attributes | MethodAttributes.SpecialName : attributes;
    }

    private MethodAttributes Dispatch(ApiType type, ApiMember method)
    {
        if (type.Kind == ApiKind.Interface)
        {
            return MethodAttributes.Virtual | MethodAttributes.Abstract | MethodAttributes.NewSlot;
        }
        if (Hierarchy.IsOverride(listing, type, method))
        {
            return MethodAttributes.Virtual;
        }
        if (type.Kind == ApiKind.Delegate || Unlisted.IsVirtual(method) || Hierarchy.IsOverridden(listing, type, method))
        {
            return MethodAttributes.Virtual | MethodAttributes.NewSlot;
        }
        return Hierarchy.IsImplementation(listing, type, method)
            ? MethodAttributes.Virtual | MethodAttributes.NewSlot | MethodAttributes.Final
            : default;
    }
}
