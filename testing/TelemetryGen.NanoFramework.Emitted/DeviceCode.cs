using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TelemetryGen.Schema;
using TelemetryGen.Targets;

namespace TelemetryGen.NanoFramework.Emitted;

/// <summary>
/// The files emitted for nanoFramework, compiled as a firmware project does: C# 7.3, optimised, and here every warning is an error.
/// </summary>
public sealed class DeviceCode
{
    private static readonly ConcurrentDictionary<SchemaSpec, DeviceCode> All = [];

    private static readonly CSharpParseOptions ParseOptions = new(
        LanguageVersion.CSharp7_3, DocumentationMode.Diagnose, preprocessorSymbols: ["NANOFRAMEWORK_1_0"]);

    private static readonly CSharpCompilationOptions Options = new(
        OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, warningLevel: 9999,
        generalDiagnosticOption: ReportDiagnostic.Error);

    private readonly Lazy<Assembly> _assembly;

    private DeviceCode(SchemaSpec schema)
    {
        Schema = schema;
        Image = Compile(schema);
        _assembly = new(() => Load(Image));
    }

    public SchemaSpec Schema { get; }

    /// <summary>The compiled assembly.</summary>
    public byte[] Image { get; }

    public static DeviceCode Of(SchemaSpec schema) => All.GetOrAdd(schema, static s => new(s));

    /// <summary>A new object of the class of a message.</summary>
    public DeviceRecord New(string message) => New(_assembly.Value, message);

    /// <summary>The same of a changed copy of the assembly.</summary>
    public DeviceRecord New(Assembly assembly, string message)
    {
        var spec = Schema.Messages.Single(m => m.Name == message);
        return new(Activator.CreateInstance(assembly.GetType($"{spec.Namespace}.{message}".TrimStart('.'), throwOnError: true)!)!, spec);
    }

    public static Assembly Load(byte[] image) => new AssemblyLoadContext(null).LoadFromStream(new MemoryStream(image));

    private static byte[] Compile(SchemaSpec schema)
    {
        // Sender and store, in folders of their own, need stand-ins for a board's sockets and files: tests/TelemetryGen.NanoFramework.Board
        // has them.
        var sources = TargetRegistry.Find("nanoframework")!.Emit(schema)
            .Where(f => f.Path.EndsWith(".cs", StringComparison.Ordinal) && Path.GetDirectoryName(f.Path) == "nanoframework");
        var compilation = CSharpCompilation.Create(
            "Device", sources.Select(f => CSharpSyntaxTree.ParseText(f.Text, ParseOptions, f.Path)), References(), Options);
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics));
        return image.ToArray();
    }

    private static IEnumerable<MetadataReference> References() => ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
        .Split(Path.PathSeparator)
        .Where(p => Path.GetFileName(p).StartsWith("System.", StringComparison.Ordinal))
        .Select(p => MetadataReference.CreateFromFile(p));
}
