using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace TelemetryGen.Rules.Tests.Harness;

/// <summary>Properties of MSBuild as the compiler hands them to analyzers.</summary>
internal sealed class BuildProperties : AnalyzerConfigOptionsProvider
{
    public static readonly BuildProperties None = new();

    private readonly Values _values;

    public BuildProperties(params (string Name, string Value)[] properties) =>
        _values = new(properties.ToDictionary(p => $"build_property.{p.Name}", p => p.Value, StringComparer.OrdinalIgnoreCase));

    public override AnalyzerConfigOptions GlobalOptions => _values;

    public static BuildProperties Boards(string names) => new(("_TelemetryGenBoards", names));

    public static BuildProperties Targets(string names) => new(("_TelemetryGenTargets", names));

    public static BuildProperties Tier(string name) => new(("TelemetryGenTier", name));

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => _values;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => _values;

    private sealed class Values(Dictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, out string value) => values.TryGetValue(key, out value!);
    }
}
