using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using TelemetryGen.Schema;

namespace TelemetryGen.Cli.Schemas;

/// <summary>The schema that a compiled assembly carries. The assembly is read as data and never loaded: none of its code runs.</summary>
public static class AssemblySchema
{
    private const string AttributeNamespace = "TelemetryGen";
    private const string AttributeName = "TelemetrySchemaDocumentAttribute";

    /// <summary>What is said of an assembly without records, after its path.</summary>
    public const string Nothing = " contains no telemetry schema. It needs a record with [Telemetry], and the package TelemetryGen.";

    /// <exception cref="CliException">There is no such file, it is no assembly, or it has no schema that can be used.</exception>
    public static SchemaSpec Read(string path)
    {
        var xml = ReadDocument(path) ?? throw new CliException(path + Nothing);
        try
        {
            return SchemaDocument.Parse(xml);
        }
        catch (SchemaDocumentException error)
        {
            throw new CliException($"The telemetry schema in {path} cannot be used. {error.Message}");
        }
    }

    private static string? ReadDocument(string path)
    {
        try
        {
            using var file = new PEReader(SchemaFile.Open(path));
            if (!file.HasMetadata || file.GetMetadataReader() is not { IsAssembly: true } metadata)
            {
                throw new CliException($"{path} is not a .NET assembly.");
            }

            return metadata.GetAssemblyDefinition().GetCustomAttributes()
                .Select(metadata.GetCustomAttribute)
                .Where(a => IsSchemaDocument(metadata, a))
                .Select(a => Argument(metadata, a))
                .FirstOrDefault();
        }
        catch (BadImageFormatException)
        {
            throw new CliException($"{path} is not a .NET assembly.");
        }
    }

    private static bool IsSchemaDocument(MetadataReader metadata, CustomAttribute attribute)
    {
        var type = attribute.Constructor.Kind switch
        {
            HandleKind.MemberReference => metadata.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent,
            HandleKind.MethodDefinition => metadata.GetMethodDefinition((MethodDefinitionHandle)attribute.Constructor).GetDeclaringType(),
            _ => default,
        };

        var (space, name) = type.Kind switch
        {
            HandleKind.TypeReference when metadata.GetTypeReference((TypeReferenceHandle)type) is var reference =>
                (reference.Namespace, reference.Name),
            HandleKind.TypeDefinition when metadata.GetTypeDefinition((TypeDefinitionHandle)type) is var definition =>
                (definition.Namespace, definition.Name),
            _ => default,
        };

        return metadata.StringComparer.Equals(space, AttributeNamespace) && metadata.StringComparer.Equals(name, AttributeName);
    }

    // ECMA-335 II.23.3: the prolog 0x0001, then the constructor's arguments.
    private static string? Argument(MetadataReader metadata, CustomAttribute attribute)
    {
        var value = metadata.GetBlobReader(attribute.Value);
        return value.ReadUInt16() == 1 ? value.ReadSerializedString() : null;
    }
}
