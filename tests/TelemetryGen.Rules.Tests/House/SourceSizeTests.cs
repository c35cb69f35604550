namespace TelemetryGen.Rules.Tests.House;

/// <summary>
/// A file of src holds one idea and a folder a room that can be looked over: no more than 250 lines, and no more than 30 files.
/// </summary>
public sealed class SourceSizeTests : IDisposable
{
    private const int Lines = 250;
    private const int Files = 30;

    private static readonly string Source = Path.Combine(Gallery.Folder, "../../src");

    private readonly string _folder = Directory.CreateTempSubdirectory("source").FullName;

    [Fact]
    public void A_file_has_at_most_250_lines() => Assert.Empty(SourceTree.FilesOver(Source, Lines));

    [Fact]
    public void A_folder_has_at_most_30_source_files() => Assert.Empty(SourceTree.FoldersOver(Source, Files));

    [Theory]
    [InlineData("One.cs", 250, false)]
    [InlineData("One.cs", 251, true)]
    [InlineData("a/b/one.py", 251, true)]
    [InlineData("a/one.py.scriban", 251, true)]
    [InlineData("a/obj/One.cs", 251, false)]
    [InlineData("a/objects/One.cs", 251, true)]
    [InlineData("a/notes.md", 251, false)]
    public void A_long_file_is_found(string path, int lines, bool expected)
    {
        Write(path, lines);

        Assert.Equal(expected ? [(path, lines)] : [], SourceTree.FilesOver(_folder, Lines));
    }

    [Theory]
    [InlineData(30, 0, false)]
    [InlineData(31, 0, true)]
    [InlineData(30, 30, false)]
    public void A_full_folder_is_found(int files, int inside, bool expected)
    {
        Enumerable.Range(0, files).ToList().ForEach(i => Write($"room/File{i}.cs", 1));
        Enumerable.Range(0, inside).ToList().ForEach(i => Write($"room/inner/File{i}.cs", 1));
        Write("room/README.md", 1);

        Assert.Equal(expected ? [("room", files)] : [], SourceTree.FoldersOver(_folder, Files));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private void Write(string path, int lines)
    {
        var file = Path.Combine(_folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllLines(file, Enumerable.Repeat("", lines));
    }
}
