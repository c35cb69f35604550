using System.Reflection;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Security.Cryptography;
using TelemetryGen.Cli.Emission;
using TelemetryGen.Testing;

namespace TelemetryGen.Cli.Tests;

/// <summary>Files of a PDB that was made to be the same on all machines, or on another.</summary>
public class SourcePathTests : IDisposable
{
    private const string Schema = """
        <telemetrySchema name="Hand.Written" id="1" version="1" xmlns="urn:telemetrygen:schema:1">
          <message name="Klima" id="1"><integer name="Wärme" type="int32" /></message>
        </telemetrySchema>
        """;

    private const string Error =
        "(3,5): error TLG9003: Target sbe: Klima.Wärme: it has no name in SBE: 'Wärme' is not letters A to Z, digits and _, at most 64. "
            + "Give it another name.\n";

    private readonly TemporaryFolder _folder = new();

    public void Dispose()
    {
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    [Theory]
    [InlineData("/_/")]
    [InlineData("/home/build/agent/7/s/")]
    [InlineData(@"D:\a\1\s\")]
    public async Task A_file_below_a_folder_around_the_assembly_is_found_by_its_checksum(string root)
    {
        var source = Source("// the record\n");

        var run = await EmitAsync(Assembly($"{root}src/Record.cs", source));
        Assert.Equal((1, source + Error), (run.ExitCode, run.Error));

        // Another text of that name is another file.
        var assembly = Assembly($"{root}src/Record.cs", source);
        File.AppendAllText(source, " ");
        Assert.Equal($"{root}src/Record.cs{Error}", (await EmitAsync(assembly)).Error);
    }

    [Fact]
    public async Task A_file_is_where_the_path_map_of_the_compiler_says()
    {
        var source = Source("// edited since\n");
        var assembly = Assembly("/elsewhere/Record.cs", null);

        var run = await EmitAsync(assembly, "--path-map", $"/no/such=/elsewhere,{Path.GetDirectoryName(source)}=/elsewhere,/x=/");

        Assert.Equal(source + Error, run.Error);
        Assert.Equal("/elsewhere/Record.cs" + Error, (await EmitAsync(assembly, "--path-map", "/no/such=/elsewhere")).Error);
    }

    [Fact]
    public async Task Check_names_the_file_of_this_machine_too()
    {
        var source = Source("// the record\n");
        var locked = _folder.Write("lock.xml", Schema.Replace("int32", "int16", StringComparison.Ordinal));

        var run = await CliRun.OfAsync("check", "--assembly", Assembly("/_/src/Record.cs", source), "--against", locked);

        Assert.StartsWith($"{source}(3,5): error TLG0201: ", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/home/me/=/_/", "/_/src/a.cs", "/home/me/src/a.cs")]
    [InlineData("/home/me=/_", "/_/a.cs", "/home/me/a.cs")]
    [InlineData("/a=/_1/,/b=/_/", "/_/a.cs", "/b/a.cs")]
    [InlineData("/a=/_/,/b=/_/src/", "/_/src/a.cs", "/b/a.cs|/a/src/a.cs")]
    [InlineData("/a,,b==c/=/_/", "/_/x.cs", "/a,b=c/x.cs")]
    [InlineData(@"/a=X:\", @"X:\src\a.cs", "/a/src/a.cs")]
    [InlineData("/a=/_/", "/_a/a.cs", "")]
    [InlineData("", "/_/a.cs", "")]
    [InlineData("nonsense,=,a=", "/_/a.cs", "")]
    public void A_path_map_is_read_as_the_compiler_reads_it(string map, string name, string paths) =>
        Assert.Equal(paths, string.Join('|', PathMap.Parse(map).GetPaths(name)));

    private string Source(string text)
    {
        Directory.CreateDirectory(_folder.File("src"));
        return _folder.Write("src/Record.cs", text);
    }

    private Task<CliRun> EmitAsync(string assembly, params string[] more) =>
        CliRun.OfAsync(["emit", "--assembly", assembly, "--target", "sbe", "--output", _folder.File("out"), .. more]);

    // A record whose one member is at line 3, column 5, of a document of that name and the text of that file.
    private string Assembly(string document, string? source)
    {
        var builder = new PersistedAssemblyBuilder(new("Contracts"), typeof(object).Assembly);
        builder.SetCustomAttribute(
            new CustomAttributeBuilder(typeof(TelemetrySchemaDocumentAttribute).GetConstructor([typeof(string)])!, [Schema]));
        var module = builder.DefineDynamicModule("Contracts");
        var writer = module.DefineDocument(document);
        writer.SetCheckSum(
            new("8829d00f-11b8-4213-878b-770e8597ac16"), source is null ? new byte[32] : SHA256.HashData(File.ReadAllBytes(source)));
        var type = module.DefineType("Klima", TypeAttributes.Public);
        var code = type.DefineMethod("get_Wärme", MethodAttributes.Public, typeof(void), []).GetILGenerator();
        code.MarkSequencePoint(writer, 3, 5, 3, 10);
        code.Emit(OpCodes.Ret);
        type.CreateType();

        var metadata = builder.GenerateMetadata(out var il, out _, out var pdb);
        var bytes = new BlobBuilder();
        var portable = new PortablePdbBuilder(pdb, metadata.GetRowCounts(), entryPoint: default);
        var id = portable.Serialize(bytes);
        var debug = new DebugDirectoryBuilder();
        debug.AddCodeViewEntry("Contracts.pdb", id, portable.FormatVersion);
        debug.AddEmbeddedPortablePdbEntry(bytes, portable.FormatVersion);
        var file = new BlobBuilder();
        new ManagedPEBuilder(
            PEHeaderBuilder.CreateLibraryHeader(), new MetadataRootBuilder(metadata), il, debugDirectoryBuilder: debug).Serialize(file);
        Directory.CreateDirectory(_folder.File("bin"));
        File.WriteAllBytes(_folder.File("bin/Contracts.dll"), file.ToArray());
        return _folder.File("bin/Contracts.dll");
    }
}
