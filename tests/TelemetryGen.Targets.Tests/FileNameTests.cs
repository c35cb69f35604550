using System.Text.RegularExpressions;
using TelemetryGen.Schema;
using TelemetryGen.Testing;

namespace TelemetryGen.Targets.Tests;

/// <summary>Files that some system, or a board, cannot have under the name of what is in them.</summary>
public partial class FileNameTests
{
    private static readonly string[] Devices = ["Con", "Prn", "Aux", "Nul", "Com1", "COM9", "Lpt1", "LPT9", "Com0", "con"];

    public static TheoryData<string, string> TargetsAndDevices =>
        [.. TargetRegistry.All.SelectMany(t => Devices.Select(d => (t.Name, d)))];

    [Theory]
    [MemberData(nameof(TargetsAndDevices))]
    public void No_file_has_the_name_of_a_device_of_windows(string target, string device)
    {
        var files = TargetRegistry.Find(target)!.Emit(Named(device)).Select(f => f.Path).ToList();

        Assert.NotEmpty(files);
        Assert.DoesNotContain(files.SelectMany(f => f.Split('/')), Device().IsMatch);
        Assert.Equal(files.Count, files.Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Fact]
    public void The_names_in_the_files_stay()
    {
        var schema = Named("Con");
        var avro = TargetRegistry.Find("avro")!.Emit(schema).Single(f => f.Path == "avro/Con_file.avsc");
        Assert.Equal("Con", ((global::Avro.RecordSchema)global::Avro.Schema.Parse(avro.Text)).Name);
        var proto = Assert.Single(TargetRegistry.Find("proto")!.Emit(schema));
        Assert.Equal("proto/Con_file.proto", proto.Path);
        Assert.Contains("package Acme.Con;", proto.Text, StringComparison.Ordinal);
        Assert.Contains("message Con {", proto.Text, StringComparison.Ordinal);
        Assert.Contains("class Con", TargetRegistry.Find("nanoframework")!.Emit(schema)
            .Single(f => f.Path == "nanoframework/Con_file.g.cs").Text, StringComparison.Ordinal);
        Assert.Contains("class Con:", TargetRegistry.Find("micropython")!.Emit(schema)
            .Single(f => f.Path == "micropython/con_record.py").Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Queue")]
    [InlineData("Dead")]
    [InlineData("Cert")]
    [InlineData("Lib")]
    [InlineData("Flash")]
    [InlineData("Sd")]
    [InlineData("SD")]
    [InlineData("Remote")]
    public void A_module_is_not_called_as_a_folder_of_a_board(string name) => Assert.Contains(
        $"micropython/{SnakeCase.From(name)}_record.py", TargetRegistry.Find("micropython")!.Emit(Named(name)).Select(f => f.Path));

    /// <summary>What the sample programs and provision make on a board, read from them.</summary>
    [Fact]
    public void Every_folder_of_the_sample_programs_is_known()
    {
        var program = TargetRegistry.Find("micropython")!.Emit(Named("Climate"), new("esp32"))
            .Where(f => f.Path.StartsWith("micropython/boards/", StringComparison.Ordinal));
        var folders = program.SelectMany(f => Folder().Matches(f.Text)).Select(m => m.Groups["name"].Value).ToHashSet();

        Assert.Superset(new HashSet<string> { "queue", "dead", "cert" }, folders);
        Assert.All(folders, f => Assert.Equal(f + "_record", PythonModules.GetName(f)));
    }

    [Fact]
    public void Two_messages_that_would_share_the_other_name_are_refused()
    {
        var schema = Named("Con") with { Messages = new[] { Message("Con", 1), Message("Con_File", 2) }.ToEquatableArray() };

        var error = Assert.Throws<TargetException>(() => TargetRegistry.Find("avro")!.Emit(schema).ToList());
        Assert.Equal(
            "Con_File: it has a file that is called Con_File.avsc in Avro, which cannot be told from Con_file.avsc, the name of the file "
                + "of Con. Give one of them another name.", error.Message);
    }

    private static SchemaSpec Named(string name) =>
        new("Acme." + name, 1, 1, Array.Empty<EnumSpec>().ToEquatableArray(),
            new[] { Message(name, 1), Message("Other", 2) }.ToEquatableArray());

    private static MessageSpec Message(string name, int id) =>
        new(name, "Acme", id, new[] { new FieldSpec("Level", FieldKind.Scaled, WireType.Int16) { Step = 0.1m } }.ToEquatableArray());

    [GeneratedRegex(@"^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?$", RegexOptions.IgnoreCase)]
    private static partial Regex Device();

    [GeneratedRegex(@"(FlashStore\(board\.ROOT \+ '|'/(flash/)?)(?<name>[a-z]+)['/]")]
    private static partial Regex Folder();
}
