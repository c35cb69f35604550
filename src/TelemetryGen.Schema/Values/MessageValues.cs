namespace TelemetryGen.Schema;

/// <summary>A message that was read.</summary>
/// <param name="Message">Which message of the schema.</param>
/// <param name="Version">The schema version of its sender.</param>
/// <param name="Length">Bytes it takes, as far as this schema knows it; all that there are when the sender is newer.</param>
/// <param name="Fields">Each field with its value, as declared; reserved fields are left out.</param>
public sealed record MessageValues(MessageSpec Message, int Version, int Length, IReadOnlyList<FieldValue> Fields);

/// <summary>A field and what it holds.</summary>
/// <param name="Field">The field.</param>
/// <param name="Value">
/// null for null and for a field that the sender does not know; else, by kind:
/// <list type="bullet">
/// <item>integer, enumeration, flags: a whole <see cref="decimal"/> (of enumerations the number, known or not);</item>
/// <item>scaled: a <see cref="decimal"/> in engineering units, with the digits of the step;</item>
/// <item>float: a <see cref="float"/> or <see cref="double"/>, by its width;</item>
/// <item>boolean: a <see cref="bool"/>; timestamp: a <see cref="DateTimeOffset"/> in UTC; text: a <see cref="string"/>;</item>
/// <item>duration: a <see cref="TimeSpan"/>; GUID: a <see cref="Guid"/>; bytes: an array;</item>
/// <item>array of numbers: an array of objects; record: a list of <see cref="FieldValue"/>; group: an array of such lists.</item>
/// </list>
/// </param>
public sealed record FieldValue(FieldSpec Field, object? Value);
