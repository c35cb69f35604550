using TelemetryGen.Schema;

namespace TelemetryGen.Targets;

/// <summary>A target refuses what rule TLG0303 refuses, for the same reasons: both ask <see cref="TargetNames"/>.</summary>
internal static class NameCheck
{
    /// <exception cref="TargetException">Something of the schema has a name that the target cannot give.</exception>
    public static void ThrowIfTaken(ITarget target, SchemaSpec schema)
    {
        if (TargetNames.GetClashes(target.Name, schema).FirstOrDefault(c => !c.IsEvaded) is { } clash)
        {
            throw new TargetException(clash.Owner.Type, clash.Owner.Member, $"it {clash.Predicate}. {clash.Advice}");
        }
    }
}
