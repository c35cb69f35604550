using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using TelemetryGen.NanoFramework.Tests.Api;
using TelemetryGen.NanoFramework.Tests.Compiling;

namespace TelemetryGen.NanoFramework.Tests.Walk;

/// <summary>Compiled device code, opened for reading. It is never loaded.</summary>
public sealed class DeviceAssembly : IDisposable
{
    private readonly MetadataReaderProvider _symbols;
    private readonly Dictionary<EntityHandle, MemberUse> _members = [];

    public DeviceAssembly(DeviceImage image)
    {
        File = new PEReader([.. image.Assembly]);
        Metadata = File.GetMetadataReader();
        Names = new TypeNames(Metadata);
        _symbols = MetadataReaderProvider.FromPortablePdbImage([.. image.Symbols]);
        Methods = [.. Metadata.MethodDefinitions.Select(m => new DeviceMethod(this, m))];
    }

    internal PEReader File { get; }

    public MetadataReader Metadata { get; }

    public TypeNames Names { get; }

    /// <summary>All methods, constructors too.</summary>
    public IReadOnlyList<DeviceMethod> Methods { get; }

    /// <summary>The types that its source, or the compiler for it, defines.</summary>
    public IEnumerable<TypeDefinition> Types => Metadata.TypeDefinitions.Select(Metadata.GetTypeDefinition);

    /// <summary>All fields that it defines.</summary>
    public IEnumerable<MemberUse> Fields() => Metadata.FieldDefinitions.Select(f => MemberOf(f)!);

    /// <summary>Whether a type is an enumeration, of its own or of a library.</summary>
    public bool IsEnum(TypeShape type) =>
        ApiListing.Device.Find(type.Name)?.Kind == ApiKind.Enum
        || Types.Any(t => Names.Of(t) == type.Name && !t.BaseType.IsNil && Names.ShapeOf(t.BaseType).Name == "System.Enum");

    /// <summary>The member that an instruction names; null when it names none.</summary>
    public MemberUse? MemberOf(Instruction instruction) =>
        instruction.HasToken ? MemberOf(MetadataTokens.EntityHandle((int)instruction.Operand)) : null;

    /// <summary>The type that an instruction names; null when it names none.</summary>
    public TypeShape? TypeOf(Instruction instruction) =>
        instruction.HasToken
        && MetadataTokens.EntityHandle((int)instruction.Operand) is
            { Kind: HandleKind.TypeDefinition or HandleKind.TypeReference or HandleKind.TypeSpecification } type
            ? Names.ShapeOf(type)
            : null;

    /// <summary>The member behind a handle; null when it is the handle of something else.</summary>
    public MemberUse? MemberOf(EntityHandle handle)
    {
        if (!_members.TryGetValue(handle, out var member) && MemberUses.Of(this, handle) is { } found)
        {
            _members.Add(handle, member = found);
        }
        return member;
    }

    /// <summary>File, line, method and instruction as a finding tells them.</summary>
    public string Place(DeviceMethod method, Instruction instruction)
    {
        var symbols = _symbols.GetMetadataReader();
        var points = symbols.GetMethodDebugInformation(method.Handle.ToDebugInformationHandle()).GetSequencePoints();
        var point = points.LastOrDefault(p => p.Offset <= instruction.Offset && !p.IsHidden);
        var line = point.Document.IsNil ? "" : $"{symbols.GetString(symbols.GetDocument(point.Document).Name)}({point.StartLine}): ";
        return $"{line}{method} {instruction}";
    }

    public void Dispose()
    {
        File.Dispose();
        _symbols.Dispose();
    }
}
