namespace TelemetryGen.Generator.Tests.Rooms;

/// <summary>Which room of the generator may use which: what docs/architecture.md draws.</summary>
public class RoomTests
{
    /// <summary>Each room with all that it may use; <c>""</c> is the generator itself.</summary>
    private static readonly Dictionary<string, string[]> May = new()
    {
        ["CSharp"] = [],
        ["Models"] = [],
        ["Diagnostics"] = [],
        ["Parsing"] = ["CSharp", "Models"],
        ["Discovery"] = ["Models", "Parsing"],
        ["Emit"] = ["CSharp", "Models"],
        ["Analyzers"] = ["CSharp", "Models", "Parsing", "Discovery", "Diagnostics", "Analyzers.Common", "Analyzers.Lock"],
        ["Analyzers.Common"] = ["Models", "Parsing", "Discovery", "Diagnostics", "Analyzers.Lock"],
        ["Analyzers.Lock"] = ["Models", "Diagnostics", "Analyzers.Common"],
        [""] = ["CSharp", "Models", "Discovery", "Emit"],
    };

    /// <summary>By a single name: the compiler puts generated files into a folder that is called as the generator.</summary>
    private const string NameOfFolder = "Parsing/GeneratedFiles.cs uses TelemetryGenerator";

    [Fact]
    public void A_room_uses_those_below_it_alone() => Assert.Empty(Wrong(RoomSources.Uses()));

    [Fact]
    public void A_namespace_follows_its_folder() => Assert.All(
        RoomSources.Files(), f => Assert.Equal(Path.GetDirectoryName(f.Path)!.Replace(Path.DirectorySeparatorChar, '.'), f.Room));

    [Theory]
    [InlineData("Parsing", "internal class Added { private Emit.BlockStoreEmitter? _comment; }", "Emit")]
    public void A_use_of_a_room_above_is_found(string room, string text, string used) => Assert.Contains(
        Wrong(RoomSources.UsesOf($"{room.Replace('.', '/')}/Added.cs", $"namespace TelemetryGen.Generator.{room}; {text}")),
        w => w.StartsWith($"{room} -> {used}: {room}/Added.cs", StringComparison.Ordinal));

    private static IEnumerable<string> Wrong(IEnumerable<RoomUse> uses) =>
        uses.Where(u => !May[u.From].Contains(u.To) && u.Place != NameOfFolder).Select(u => $"{u.From} -> {u.To}: {u.Place}");
}
