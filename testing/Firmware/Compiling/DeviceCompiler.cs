using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;
using TelemetryGen.NanoFramework.Tests.Api;
using TelemetryGen.NanoFramework.Tests.Reference;

namespace TelemetryGen.NanoFramework.Tests.Compiling;

/// <summary>Compiles as a device project does: against the listed libraries and nothing else, optimized, every warning an error.</summary>
public sealed class DeviceCompiler
{
    private static readonly ConcurrentDictionary<ApiListing, IReadOnlyList<MetadataReference>> References = new();

    /// <summary>The libraries; a test that wants to go wrong adds to them.</summary>
    public ApiListing Listing { get; init; } = ApiListing.Device;

    /// <summary>What the device's Visual Studio project takes; a test that wants to go wrong takes more.</summary>
    public LanguageVersion Language { get; init; } = LanguageVersion.CSharp7_3;

    /// <summary>Whether unsafe code compiles, which a device project has to allow.</summary>
    public bool AllowUnsafe { get; init; }

    /// <summary>Compiles the sources into one assembly.</summary>
    /// <exception cref="DeviceCompilationException">They do not compile.</exception>
    public DeviceImage Compile(params IEnumerable<DeviceSource> sources)
    {
        var parsing = new CSharpParseOptions(Language, DocumentationMode.Diagnose, preprocessorSymbols: ["NANOFRAMEWORK_1_0"]);
        var trees = sources.Select(s => CSharpSyntaxTree.ParseText(SourceText.From(s.Text, System.Text.Encoding.UTF8), parsing, s.Path));
        var options = new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, allowUnsafe: AllowUnsafe,
            generalDiagnosticOption: ReportDiagnostic.Error, deterministic: true,
            // A sample's own classes need no documentation for others.
            specificDiagnosticOptions: [new("CS1591", ReportDiagnostic.Suppress)]);
        var compilation = CSharpCompilation.Create("Device", trees, References.GetOrAdd(Listing, ReferencesOf), options);
        using var assembly = new MemoryStream();
        using var symbols = new MemoryStream();
        var result = compilation.Emit(
            assembly, symbols, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb));
        var errors = result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error)
            .Select(d => CSharpDiagnosticFormatter.Instance.Format(d, CultureInfo.InvariantCulture)).ToList();
        return errors.Count == 0
            ? new DeviceImage(assembly.ToArray(), symbols.ToArray())
            : throw new DeviceCompilationException(string.Join("\n", errors));
    }

    private static IReadOnlyList<MetadataReference> ReferencesOf(ApiListing listing) =>
        [.. listing.Assemblies.Select(a => MetadataReference.CreateFromImage(ReferenceAssembly.Write(listing, a), filePath: a + ".dll"))];
}
