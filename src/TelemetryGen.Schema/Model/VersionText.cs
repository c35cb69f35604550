using static System.FormattableString;

namespace TelemetryGen.Schema;

/// <summary>What is said of a field whose version the schema does not have.</summary>
internal static class VersionText
{
    public static string OfField(FieldSpec field, int schemaVersion) => field.Since < 1
        ? Invariant($"{field.Name} was added in version {field.Since}; versions start at 1. Give it [Since({schemaVersion})], or none if ")
            + Invariant($"it was there from the start.")
        : Invariant($"{field.Name} was added in version {field.Since}; the schema is at version {schemaVersion}. Raise Version of ")
            + Invariant($"[TelemetrySchema] to {field.Since}, or give the field [Since({schemaVersion})].");
}
