extern alias generator;

using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TelemetryGen.Schema;

namespace TelemetryGen.Evolution.Tests;

/// <summary>One version of the contract, compiled with the generator and loaded: its schema and its codecs.</summary>
internal sealed class VersionAssembly
{
    private const string Usings = "global using System;\nglobal using TelemetryGen;\n";

    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest);

    private static readonly Dictionary<int, VersionAssembly> All = Enumerable.Range(1, 5).ToDictionary(v => v, v => new VersionAssembly(v));

    private readonly Func<int, byte[], object> _read;
    private readonly Func<int, byte[], object> _readByView;
    private readonly Func<object, byte[]> _write;
    private readonly Func<int, byte[], object[]> _readBatch;
    private readonly Func<int, byte[], object[]> _readBatchByView;
    private readonly Func<object[], byte[]> _writeBatch;

    private VersionAssembly(int version)
    {
        var assembly = Compile(version);
        var codecs = assembly.GetType("Evolution.Codecs")!;
        _read = codecs.GetMethod("Read")!.CreateDelegate<Func<int, byte[], object>>();
        _readByView = codecs.GetMethod("ReadByView")!.CreateDelegate<Func<int, byte[], object>>();
        _write = codecs.GetMethod("Write")!.CreateDelegate<Func<object, byte[]>>();
        _readBatch = codecs.GetMethod("ReadBatch")!.CreateDelegate<Func<int, byte[], object[]>>();
        _readBatchByView = codecs.GetMethod("ReadBatchByView")!.CreateDelegate<Func<int, byte[], object[]>>();
        _writeBatch = codecs.GetMethod("WriteBatch")!.CreateDelegate<Func<object[], byte[]>>();
        Schema = SchemaDocument.Parse(assembly.GetCustomAttribute<TelemetrySchemaDocumentAttribute>()!.Xml);
    }

    public SchemaSpec Schema { get; }

    public static VersionAssembly Of(int version) => All[version];

    /// <summary>The record that the version's codec reads.</summary>
    public object Read(int id, byte[] message) => _read(id, message);

    /// <summary>The same by way of the view.</summary>
    public object ReadByView(int id, byte[] message) => _readByView(id, message);

    /// <summary>The message of a record of this version.</summary>
    public byte[] Write(object record) => _write(record);

    /// <summary>The records of a batch.</summary>
    public object[] ReadBatch(int id, byte[] body) => _readBatch(id, body);

    /// <summary>The same by way of views.</summary>
    public object[] ReadBatchByView(int id, byte[] body) => _readBatchByView(id, body);

    /// <summary>The batch of records of this version.</summary>
    public byte[] WriteBatch(object[] records) => _writeBatch(records);

    private static Assembly Compile(int version)
    {
        var sources = new[] { Usings, Resource($"Version{version}"), Resource("Codecs") };
        var compilation = CSharpCompilation.Create(
            $"Evolution.Version{version}",
            sources.Select(s => CSharpSyntaxTree.ParseText(s, ParseOptions)),
            References(),
            new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        CSharpGeneratorDriver.Create(
            [new generator::TelemetryGen.Generator.TelemetryGenerator().AsSourceGenerator()], parseOptions: ParseOptions)
            .RunGeneratorsAndUpdateCompilation(compilation, out var output, out _);

        using var image = new MemoryStream();
        var result = output.Emit(image);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics));
        image.Position = 0;
        return new AssemblyLoadContext($"Version{version}").LoadFromStream(image);
    }

    public static IEnumerable<MetadataReference> References() => ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
        .Split(Path.PathSeparator)
        .Where(p => Path.GetFileNameWithoutExtension(p) is var name
            && (name == "TelemetryGen" || !name.StartsWith("TelemetryGen", StringComparison.Ordinal)))
        .Select(p => MetadataReference.CreateFromFile(p));

    public static string Resource(string name)
    {
        using var reader = new StreamReader(typeof(VersionAssembly).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
