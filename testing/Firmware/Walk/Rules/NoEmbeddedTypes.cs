namespace TelemetryGen.NanoFramework.Tests.Walk.Rules;

/// <summary>No attributes that newer compilers put into the assembly: Nullable, IsReadOnly, RefSafetyRules.</summary>
internal sealed class NoEmbeddedTypes : IRule
{
    public bool IsAboutCost => false;

    public IEnumerable<Finding> Check(DeviceAssembly assembly) =>
        from type in assembly.Types
        let space = assembly.Metadata.GetString(type.Namespace)
        where space == "System" || space.StartsWith("System.", StringComparison.Ordinal) || space == "Microsoft.CodeAnalysis"
        select new Finding(
            nameof(NoEmbeddedTypes), assembly.Names.Of(type),
            "a type that the compiler adds costs flash in every assembly: write C# 7.3 without it");
}
