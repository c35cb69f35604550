using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TelemetryGen.Generator;

namespace TelemetryGen.Rules.Tests.Harness;

/// <summary>
/// What a user's project compiles with: the framework that runs the tests, the library, and all analyzers of the package.
/// </summary>
internal static class UserCode
{
    public const string Schema = """[assembly: TelemetryGen.TelemetrySchema("Acme.Greenhouse", Id = 7, Version = 2)]""";

    private static readonly string[] Needed =
    [
        "System.Private.CoreLib", "System.Runtime", "System.Collections", "System.Linq", "System.Memory", "System.Private.Uri",
        "System.Runtime.InteropServices",
        "System.Runtime.Extensions", "System.Runtime.Intrinsics", "System.Numerics.Vectors", "System.ComponentModel.Annotations",
    ];

    /// <summary>Framework and library.</summary>
    public static ImmutableArray<MetadataReference> References { get; } =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(p => Needed.Contains(Path.GetFileNameWithoutExtension(p)))
            .Append(typeof(TelemetryAttribute).Assembly.Location)
            .Select(p => MetadataReference.CreateFromFile(p)),
    ];

    /// <summary>One of each analyzer.</summary>
    public static ImmutableArray<DiagnosticAnalyzer> Analyzers { get; } =
    [
        .. typeof(TelemetryGenerator).Assembly.GetTypes()
            .Where(t => !t.IsAbstract && typeof(DiagnosticAnalyzer).IsAssignableFrom(t))
            .Select(t => (DiagnosticAnalyzer)Activator.CreateInstance(t)!),
    ];
}
