using TelemetryGen.Schema;

namespace TelemetryGen.Targets.NanoFramework;

/// <summary>
/// Fields under the names that <c>[TargetName]</c> gives them on devices; every name of the generated class is made of them.
/// </summary>
internal static class DeviceNaming
{
    public static SchemaSpec ApplyTo(SchemaSpec schema) => schema with { Messages = schema.Messages.Select(Named).ToEquatableArray() };

    private static MessageSpec Named(MessageSpec message) => message with { Fields = message.Fields.Select(Named).ToEquatableArray() };

    private static FieldSpec Named(FieldSpec field) =>
        field with { Name = field.DeviceName, NestedRecord = field.NestedRecord is { } nested ? Named(nested) : null };
}
