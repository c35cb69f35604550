namespace TelemetryGen.Generator.Tests.Rooms;

/// <summary>Which room of the generator may use which: what docs/architecture.md draws.</summary>
public class RoomTests
{
    /// <summary>What a group of rules may use: none of the other groups, and nothing that emits.</summary>
    private static readonly string[] OfRules = ["Models", "Parsing", "Discovery", "Diagnostics", "Analyzers.Common"];

    /// <summary>Each room with all that it may use; <c>""</c> is the generator itself.</summary>
    private static readonly Dictionary<string, string[]> May = new()
    {
        ["CSharp"] = [],
        ["Models"] = [],
        ["Diagnostics"] = [],
        ["Parsing"] = ["CSharp", "Models"],
        ["Discovery"] = ["Models", "Parsing"],
        ["Emit.Common"] = ["CSharp", "Models"],
        ["Emit.Write"] = ["CSharp", "Models", "Emit.Common"],
        ["Emit.Read"] = ["CSharp", "Models", "Emit.Common"],
        ["Emit.View"] = ["CSharp", "Models", "Emit.Common", "Emit.Read"],
        ["Emit.NestedRecords"] = ["CSharp", "Models", "Emit.Common", "Emit.Write", "Emit.Read", "Emit.View"],
        ["Emit.Wire"] = ["CSharp", "Models", "Emit.Common", "Emit.Write"],
        ["Emit.Columns"] = ["CSharp", "Models", "Emit.Common"],
        ["Emit.Metrics"] = ["CSharp", "Models", "Emit.Common"],
        ["Emit.Batch"] = ["CSharp", "Models", "Emit.Common"],
        ["Emit.Dispatch"] = ["CSharp", "Models", "Emit.Common"],
        ["Emit"] = ["CSharp", "Models", "Emit.Common", "Emit.Write", "Emit.Read", "Emit.View", "Emit.NestedRecords", "Emit.Wire",
            "Emit.Columns", "Emit.Metrics", "Emit.Batch"],
        ["Analyzers.Common"] = ["Models", "Parsing", "Discovery"],
        ["Analyzers.Records"] = OfRules,
        ["Analyzers.Sizes"] = OfRules,
        ["Analyzers.Versions"] = OfRules,
        ["Analyzers.Boards"] = OfRules,
        ["Analyzers.Measures"] = OfRules,
        ["Analyzers.Programs"] = OfRules,
        ["Analyzers.Secrets"] = OfRules,
        [""] = ["CSharp", "Models", "Discovery", "Emit", "Emit.Dispatch"],
    };

    /// <summary>By a single name: the compiler puts generated files into a folder that is called as the generator.</summary>
    private const string NameOfFolder = "Parsing/GeneratedFiles.cs uses TelemetryGenerator";

    [Fact]
    public void A_room_uses_those_below_it_alone() => Assert.Empty(Wrong(RoomSources.Uses()));

    [Fact]
    public void A_namespace_follows_its_folder() => Assert.All(
        RoomSources.Files(), f => Assert.Equal(Path.GetDirectoryName(f.Path)!.Replace(Path.DirectorySeparatorChar, '.'), f.Room));

    [Theory]
    [InlineData("Parsing", "using Emit.Common; internal class Added { private string _used = BlockReads.KnownBlock; }", "Emit.Common")]
    [InlineData("Emit.Write", "internal class Added { private string _used = Parsing.AttributeNames.Unit; }", "Parsing")]
    [InlineData("Emit.Read", "internal class Added { private string _used = nameof(View.ViewEmitter); }", "Emit.View")]
    [InlineData("Analyzers.Common", "internal class Added { private object? _used = new Sizes.PackingAnalyzer(); }", "Analyzers.Sizes")]
    [InlineData("Models",
        "using TelemetryGen.Generator.Parsing; internal class Added { public object? Of(Microsoft.CodeAnalysis.AttributeData data) => "
            + "data.Argument(0); }", "Parsing")]
    public void A_use_of_a_room_above_is_found(string room, string text, string used)
    {
        var file = $"{room.Replace('.', '/')}/Added.cs";

        var wrong = Assert.Single(Wrong(RoomSources.UsesOf(file, $"namespace TelemetryGen.Generator.{room}; {text}")));
        Assert.StartsWith($"{room} -> {used}: {file} uses ", wrong, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Wrong(IEnumerable<RoomUse> uses) =>
        uses.Where(u => !May[u.From].Contains(u.To) && u.Place != NameOfFolder).Select(u => $"{u.From} -> {u.To}: {u.Place}");
}
