using System.Globalization;
using System.Text;
using TelemetryGen.Schema;

namespace TelemetryGen.Evolution.Tests.Names;

/// <summary>
/// A schema of <see cref="TelemetryGen.Testing.Samples.NastySchemas"/> as the C# that somebody could have written: every name after @,
/// every type in full.
/// </summary>
internal static class ContractText
{
    private const string EnumNamespace = "Acme.Greenhouse";

    public static string Of(SchemaSpec schema)
    {
        var text = new StringBuilder().AppendLine(CultureInfo.InvariantCulture,
            $"[assembly: global::TelemetryGen.TelemetrySchema(\"{schema.Name}\", Id = {schema.Id}, Version = {schema.Version})]");
        foreach (var enumeration in schema.Enums)
        {
            Put(text, EnumNamespace,
                $"public enum @{enumeration.Name} : {TypeOf(enumeration.Wire)} "
                    + $"{{ {string.Join(", ", enumeration.Members.Select(m => $"@{m.Name} = {m.Value}"))} }}");
        }

        foreach (var (record, index) in schema.Messages.Concat(schema.LiveNestedRecords).Select((r, i) => (r, i)))
        {
            var attribute = record.Id == 0 ? "" : $"[global::TelemetryGen.Telemetry({record.Id})] ";
            var kind = index % 2 == 0 ? "record struct" : "class";
            Put(text, record.Namespace,
                $"{attribute}public partial {kind} @{record.Name} {{ {string.Join(" ", record.Fields.Select(Property))} }}");
        }

        return text.ToString();
    }

    private static void Put(StringBuilder text, string space, string type) =>
        text.AppendLine(space.Length == 0 ? type : $"namespace {Escaped(space)} {{ {type} }}");

    private static string Property(FieldSpec field)
    {
        var one = field switch
        {
            { Kind: FieldKind.Scaled } => "double",
            { Kind: FieldKind.Boolean } => "bool",
            { Kind: FieldKind.Float } => "double",
            { Kind: FieldKind.Text } => "string",
            { Kind: FieldKind.Bytes } => "byte[]",
            { Enumeration: { } name } => $"global::{EnumNamespace}.@{name}",
            { NestedRecord: { } nested } =>
                $"global::{(nested.Namespace.Length == 0 ? "" : Escaped(nested.Namespace) + ".")}@{nested.Name}",
            _ => TypeOf(field.Wire),
        };
        var type = one + (field.MaxCount > 0 ? "[]" : "") + (field.Optional ? "?" : "");
        var length = field.MaxCount > 0 ? field.MaxCount : field.MaxBytes;
        return (field.TargetName is { } target ? $"[global::TelemetryGen.TargetName(\"{target}\")] " : "")
            + (length > 0 ? $"[global::TelemetryGen.MaxLength({length})] " : "")
            + (field.Kind == FieldKind.Scaled
                ? $"[global::TelemetryGen.Scaled(0.1, Wire = global::TelemetryGen.WireInteger.{field.Wire})] "
                : "")
            + $"public {type} @{field.Name} {{ get; set; }}";
    }

    private static string Escaped(string space) => string.Join('.', space.Split('.').Select(p => "@" + p));

    private static string TypeOf(WireType wire) => wire switch
    {
        WireType.UInt8 => "byte",
        WireType.UInt16 => "ushort",
        WireType.Int32 => "int",
        _ => "ulong",
    };
}
