using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TelemetryGen.Schema;

namespace TelemetryGen.Generator.Tests;

/// <summary>What generated code declares in a record, and what it calls by short names, is what TLG0303 looks for.</summary>
public class ServerNameTests
{
    private const string Records = """
        using System.Collections.Generic;
        namespace Acme.Greenhouse;

        [Telemetry(1)]
        public readonly partial record struct Climate(
            [Timestamp(TimeUnit.Milliseconds)] DateTimeOffset At, [Scaled(0.01), Range(-40, 85)] double Temperature, [Scaled(0.25, Offset = 3)] float Lean, [Scaled(0.1)] decimal Price, uint Pressure, bool Raining,
            DoorState Door, DoorState? Other, Alarms Alarms, [Range(-1.5, 2.5)] float Slope, double? Drift, [Since(2)] ushort? Battery, [MaxLength(300)] string Label, [MaxLength(16)] string? Note, bool? Fan,
            TimeSpan Took, TimeSpan? Waited, Guid Id, [FixedLength(8)] string Code, [FixedLength(4)] byte[] Raw, [MaxLength(9)] byte[] Blob, [FixedLength(3)] float[] Axes, [MaxLength(5)] List<ushort> Levels,
            [MaxLength(4)] IReadOnlyList<Stop> Stops, Stop First, [Sequence] uint Number);

        [Telemetry(2)]
        public partial record struct Numbers(int A, long B, [Range(0, 5)] byte C, double D, float E, [Range(-3, 900)] short F, ulong G, [Scaled(0.01), Range(-40, 85)] double H, [Scaled(0.1)] decimal? I);

        [Telemetry(3)]
        public partial class Plain { public int A { get; set; } public int? B { get; set; } [MaxLength(4)] public string Text { get; set; } = ""; [MaxLength(3)] public Stop[] Stops { get; set; } = []; }

        public readonly record struct Stop(int X, [Scaled(0.1)] double Y, [FixedLength(4)] string Name, Alarms Alarms, bool Open, TimeSpan? Took);

        public enum DoorState : byte { Closed, Open }

        [Flags]
        public enum Alarms : short { None = 0, Low = 1 }
        """;

    private static readonly Compilation Output = Generated();

    private static readonly SyntaxTree[] Files = [.. Output.SyntaxTrees.Where(t => t.FilePath.EndsWith(".g.cs", StringComparison.Ordinal))];

    [Fact]
    public void Members_of_a_record_are_known()
    {
        var nestedRecords = new[] { "StopCodec", "StopView", "StopGroup" };
        var declared = Files.SelectMany(f => f.GetRoot().DescendantNodes().OfType<TypeDeclarationSyntax>())
            .Where(t => t.Parent is BaseNamespaceDeclarationSyntax && t.Identifier.ValueText is "Climate" or "Numbers" or "Plain")
            .SelectMany(t => t.Members.SelectMany(NamesOf)).Distinct().Except(nestedRecords).ToList();

        Assert.True(declared.Count > 25, string.Join(" ", declared));
        Assert.Empty(declared.Except(ServerNames.Members));
    }

    [Fact]
    public void Types_that_are_called_by_short_names_are_known()
    {
        var known = ServerNames.Called.Concat(ServerNames.Named).ToHashSet();

        Assert.Empty(Files.Where(f => !f.FilePath.Contains("Dispatcher", StringComparison.Ordinal)).SelectMany(Called).Distinct()
            .Except(known));
        Assert.Equal(ServerNames.CalledByDispatcher.Order(),
            Files.Where(f => f.FilePath.Contains("Dispatcher", StringComparison.Ordinal)).SelectMany(Called).Distinct().Order());
    }

    private static IEnumerable<string> NamesOf(MemberDeclarationSyntax member) => member switch
    {
        MethodDeclarationSyntax { ExplicitInterfaceSpecifier: null } method => [method.Identifier.ValueText],
        PropertyDeclarationSyntax { ExplicitInterfaceSpecifier: null } property => [property.Identifier.ValueText],
        FieldDeclarationSyntax field => field.Declaration.Variables.Select(v => v.Identifier.ValueText),
        BaseTypeDeclarationSyntax type => [type.Identifier.ValueText],
        _ => [],
    };

    private static IEnumerable<string> Called(SyntaxTree file)
    {
        var model = Output.GetSemanticModel(file);
        foreach (var name in file.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>())
        {
            if (name is IdentifierNameSyntax { IsVar: true } || name.Parent is QualifiedNameSyntax or AliasQualifiedNameSyntax
                or UsingDirectiveSyntax || (name.Parent is MemberAccessExpressionSyntax access && access.Name == name))
            {
                continue;
            }

            var symbol = model.GetSymbolInfo(name).Symbol;
            var type = symbol as INamedTypeSymbol ?? (name.Parent is AttributeSyntax ? symbol?.ContainingType : null);
            if (type is { ContainingType: null } && !SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, Output.Assembly))
            {
                yield return type.OriginalDefinition.MetadataName;
            }
        }
    }

    private static Compilation Generated()
    {
        GeneratorHarness.Driver()
            .RunGeneratorsAndUpdateCompilation(GeneratorHarness.Compile(GeneratorHarness.Schema, Records), out var output, out _);
        Assert.Empty(output.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error));
        return output;
    }
}
