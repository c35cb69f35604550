namespace TelemetryGen.Targets.Proto;

/// <summary>What the template of the file reads.</summary>
internal sealed record ProtoModel(
    string Name,
    int Id,
    int Version,
    string Package,
    string Example,
    IReadOnlyList<ProtoEnum> Enums,
    IReadOnlyList<ProtoMessage> Messages,
    IReadOnlyList<ProtoNullable> Nullables);

/// <summary>An enum; <paramref name="HasAliases"/> when two names have one number.</summary>
internal sealed record ProtoEnum(string Name, bool HasAliases, IReadOnlyList<ProtoEnumValue> Values);

/// <summary>A value and what to say of it, or "".</summary>
internal sealed record ProtoEnumValue(string Name, string Number, string Comment);

/// <summary>A message, or a record inside of one.</summary>
/// <param name="Comment">What it is.</param>
/// <param name="ReservedNumbers">The numbers of reserved fields, parted by commas, or "".</param>
/// <param name="ReservedNames">Their names, quoted, or "".</param>
internal sealed record ProtoMessage(
    string Name, string Comment, IReadOnlyList<ProtoField> Fields, string ReservedNumbers, string ReservedNames);

/// <summary>A field and what to say of it, or "".</summary>
internal sealed record ProtoField(string Type, string Name, int Number, string Comment);

/// <summary>A message of one field, which holds a value that may be null.</summary>
internal sealed record ProtoNullable(string Name, string Type);
