namespace TelemetryGen.Schema;

/// <summary>Where an enumeration has changed.</summary>
/// <param name="Enumeration">Its name.</param>
/// <param name="Member">The member as it is called now; null for one that is gone.</param>
public sealed record EnumPlace(string Enumeration, string? Member);
