namespace TelemetryGen.Schema;

/// <summary>A <see cref="SchemaChange"/> of a message that is known from where it was found.</summary>
internal sealed record FieldChange(string Rule, string Field, string Text)
{
    /// <inheritdoc cref="SchemaChange.Suggestion"/>
    public string? Suggestion { get; init; }

    /// <inheritdoc cref="SchemaChange.Place"/>
    public EnumPlace? Place { get; init; }
}
