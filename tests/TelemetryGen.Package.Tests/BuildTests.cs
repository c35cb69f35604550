using TelemetryGen.Testing;
using TelemetryGen.Testing.Samples;

namespace TelemetryGen.Package.Tests;

public class BuildTests(PackageFeed feed)
{
    private static readonly string[] Both = ["markdown/Greenhouse.md", "sbe/Greenhouse.sbe.xml"];

    [Fact]
    public async Task A_build_emits_once_and_again_only_when_something_changed()
    {
        using var consumer = new Consumer(feed);
        await consumer.BuildAsync();
        Assert.Equal(Both, consumer.Generated());
        Assert.Contains($"/tools/net10.0/{PackageFeed.Machine}/TelemetryGen.Build.dll",
            File.ReadLines(consumer.File("obj/telemetrygen.settings")).First().Replace('\\', '/'), StringComparison.Ordinal);
        var first = consumer.LastRun();

        await consumer.BuildAsync();
        Assert.Equal(first, consumer.LastRun());

        // A deleted file comes back.
        File.Delete(consumer.File("generated/sbe/Greenhouse.sbe.xml"));
        await consumer.BuildAsync();
        Assert.Equal(Both, consumer.Generated());
        var second = consumer.LastRun();
        Assert.NotEqual(first, second);

        // A changed record is emitted; what it does not change keeps its time.
        consumer.WriteSchema(SampleSchemas.Text("greenhouse.xml").Replace("Pressure", "Druck", StringComparison.Ordinal));
        await consumer.BuildAsync();
        Assert.Contains("Druck", File.ReadAllText(consumer.File("generated/markdown/Greenhouse.md")), StringComparison.Ordinal);

        // Source that changes no message runs the tool, writes nothing, and does not run it for ever.
        var page = File.GetLastWriteTimeUtc(consumer.File("generated/markdown/Greenhouse.md"));
        consumer.Write("More.cs", "class More;");
        await consumer.BuildAsync();
        var third = consumer.LastRun();
        await consumer.BuildAsync();
        Assert.Equal(page, File.GetLastWriteTimeUtc(consumer.File("generated/markdown/Greenhouse.md")));
        Assert.Equal(third, consumer.LastRun());
    }

    [Fact]
    public async Task A_target_that_goes_takes_its_files_and_clean_takes_all()
    {
        using var consumer = new Consumer(feed);
        await consumer.BuildAsync();

        consumer.WriteProject(feed, "\n      markdown;\n    ");
        await consumer.BuildAsync();
        Assert.Equal(["markdown/Greenhouse.md"], consumer.Generated());

        await Dotnet.SucceedAsync(consumer.Folder, "clean");
        Assert.False(Directory.Exists(consumer.File("generated")));

        await consumer.BuildAsync();
        Assert.Equal(["markdown/Greenhouse.md"], consumer.Generated());
    }

    [Fact]
    public async Task Clean_leaves_what_the_user_put_into_the_folder()
    {
        using var consumer = new Consumer(feed, properties: "<TelemetryGenOutput>firmware/lib</TelemetryGenOutput>");
        await consumer.BuildAsync();
        Assert.Equal(Both, consumer.Generated("firmware/lib"));
        consumer.Write("firmware/lib/mine.cs", "this is no C# of the project");

        await consumer.BuildAsync();
        await Dotnet.SucceedAsync(consumer.Folder, "clean");

        Assert.Equal(["mine.cs"], consumer.Generated("firmware/lib"));
    }

    [Fact]
    public async Task Native_code_and_modules_are_made_when_the_settings_say_so_and_not_for_a_board_that_refuses_them()
    {
        using var consumer = new Consumer(feed, "micropython", "<TelemetryGenNative>true</TelemetryGenNative>");
        await consumer.BuildAsync();
        Assert.Contains("    @micropython.native\n    def pack(self):\n",
            File.ReadAllText(consumer.File("generated/micropython/climate.py")), StringComparison.Ordinal);

        Assert.Contains("micropython/telemetry_queue.py", consumer.Generated());

        // The changed settings run the tool again.
        consumer.WriteProject(
            feed, "micropython", "<TelemetryGenNative>false</TelemetryGenNative><TelemetryGenModules>records</TelemetryGenModules>");
        await consumer.BuildAsync();
        Assert.Equal(["micropython/climate.py", "micropython/record_refusal.py"], consumer.Generated());
        Assert.DoesNotContain(
            "@micropython.native", File.ReadAllText(consumer.File("generated/micropython/climate.py")), StringComparison.Ordinal);

        consumer.WriteProject(
            feed, "micropython", "<TelemetryGenNative>true</TelemetryGenNative><TelemetryGenBoard>wipy2</TelemetryGenBoard>");
        var run = await consumer.TryBuildAsync();
        Assert.Contains("error TLG9005: The firmware of a wipy2 has no native emitter", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_design_time_build_emits_nothing()
    {
        using var consumer = new Consumer(feed);

        await consumer.BuildAsync("-p:DesignTimeBuild=true");
        Assert.Empty(consumer.Generated());
    }

    [Fact]
    public async Task Without_targets_nothing_runs()
    {
        using var consumer = new Consumer(feed, targets: "");

        await consumer.BuildAsync();
        Assert.Empty(consumer.Generated());
        Assert.False(File.Exists(consumer.File("obj/telemetrygen.manifest")));
    }
}
