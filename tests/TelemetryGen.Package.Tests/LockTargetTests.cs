using TelemetryGen.Testing;

namespace TelemetryGen.Package.Tests;

/// <summary><c>dotnet build -t:TelemetryGenLock</c>, which the rule names that misses a lock.</summary>
public class LockTargetTests(PackageFeed feed)
{
    [Theory]
    [InlineData("")]
    [InlineData(Consumer.ForBoth)]
    public async Task It_writes_the_lock_into_the_project_wherever_it_is_typed_and_the_rule_is_silent(string framework)
    {
        using var consumer = new Consumer(feed, "", framework, "a b", ("Climate.cs", RecordConsumer.Record));
        var folder = Path.GetDirectoryName(consumer.Folder)!;

        var run = await Dotnet.SucceedAsync(folder, "build", "-v:m", "-t:TelemetryGenLock", "a b");

        Assert.Contains(": warning TLG0207: Acme.Greenhouse has no lock, so a break of the wire would go unseen. Make one and commit it: "
            + "dotnet build -t:TelemetryGenLock.", run.Output, StringComparison.Ordinal);
        var expected = Path.Combine("a b", "schemas", "Acme.Greenhouse.telemetry.xml");
        Assert.Contains($"{expected}: Acme.Greenhouse, version 2, is locked. Commit the file", run.Output, StringComparison.Ordinal);
        Assert.Contains(
            "<telemetrySchema name=\"Acme.Greenhouse\"", File.ReadAllText(Path.Combine(folder, expected)), StringComparison.Ordinal);
        Assert.DoesNotContain("TLG0207", (await consumer.BuildAsync("--no-incremental")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_break_that_no_build_takes_is_locked_when_it_is_accepted()
    {
        using var consumer = new Consumer(feed, "", "", "", ("Climate.cs", RecordConsumer.Record));
        await consumer.BuildAsync("-t:TelemetryGenLock");
        consumer.Write("Climate.cs", RecordConsumer.Record.Replace("Closed, Open", "Shut, Open", StringComparison.Ordinal));
        var refused = await consumer.TryBuildAsync("-t:TelemetryGenLock");
        Assert.Contains(": error TLG0202: ", refused.Output, StringComparison.Ordinal);

        var run = await consumer.BuildAsync("-t:TelemetryGenLock", "-p:TelemetryGenAcceptBreaks=true");

        Assert.Contains("Acme.Greenhouse is locked at version 2", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("TLG02", run.Output, StringComparison.Ordinal);
        Assert.Contains("Shut", File.ReadAllText(consumer.File("schemas/Acme.Greenhouse.telemetry.xml")), StringComparison.Ordinal);
        Assert.DoesNotContain("TLG02", (await consumer.BuildAsync()).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lock_with_a_place_of_its_own_is_written_there_and_none_is_refused()
    {
        using var consumer = new Consumer(
            feed, "", "<TelemetryGenLock>locks/mine.xml</TelemetryGenLock>", "", ("Climate.cs", RecordConsumer.Record));

        var run = await consumer.BuildAsync("-t:TelemetryGenLock");
        Assert.Contains($"{consumer.File("locks/mine.xml")}: Acme.Greenhouse, version 2, is locked.", run.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(consumer.File("locks/mine.xml")));

        run = await consumer.TryBuildAsync("-t:TelemetryGenLock", "-p:TelemetryGenLock=none");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("error TLG9008: TelemetryGenLock is 'none', so this contract has no lock.", run.Output, StringComparison.Ordinal);
    }
}
