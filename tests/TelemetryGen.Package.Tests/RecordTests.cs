using TelemetryGen.Targets;
using TelemetryGen.Testing.Samples;

namespace TelemetryGen.Package.Tests;

/// <summary>Annotated records in a project that has nothing but the package.</summary>
public class RecordTests(RecordConsumer user) : IClassFixture<RecordConsumer>
{
    [Fact]
    public void The_generated_codec_writes_and_reads_in_the_users_program()
    {
        // The message of docs/cli.md: the command encodes the same values to the same bytes.
        Assert.Equal(
            """
            1400010007000200FAE28C1D9F0100006608ED17CD8B01000000FFFF00
            True True 21.5
            False 0 Climate.Temperature is 90; it must be -40 to 85.

            """.ReplaceLineEndings(),
            user.Output);
    }

    [Fact]
    public void The_build_emits_what_the_targets_make_of_the_records_schema_and_compiles_none_of_it()
    {
        string[] targets = ["micropython", "nanoframework"];
        var files = targets.SelectMany(t => TargetRegistry.Find(t)!.Emit(SampleSchemas.Greenhouse)).ToDictionary(f => f.Path, f => f.Text);

        Assert.Contains("micropython/climate.py", files.Keys);
        Assert.Contains("nanoframework/Climate.g.cs", files.Keys);
        Assert.Equal(files.Keys.Order(StringComparer.Ordinal), user.Consumer.Generated());
        Assert.All(files, file => Assert.Equal(file.Value, File.ReadAllText(user.Consumer.File($"generated/{file.Key}"))));
    }

    [Fact]
    public async Task A_record_with_an_error_fails_the_build_at_its_member()
    {
        user.Consumer.Write("Climate.cs", RecordConsumer.Record.Replace("[MaxLength(16)] ", "", StringComparison.Ordinal));

        var run = await user.Consumer.TryBuildAsync();

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(
            $"{user.Consumer.File("Climate.cs")}(17,13): error TLG0103: Note is a text without bound; give it [MaxLength(bytes)].",
            run.Output, StringComparison.Ordinal);
    }
}
