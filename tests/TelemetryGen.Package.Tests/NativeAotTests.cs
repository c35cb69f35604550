namespace TelemetryGen.Package.Tests;

/// <summary>
/// Programs that are compiled to machine code (PublishAot), from the packages: publishing says nothing against them, and they run. Both
/// need a linker, clang or gcc.
/// </summary>
[Trait("Kind", "Device")]
public class NativeAotTests(PackageFeed feed)
{
    private const string Properties = "<OutputType>Exe</OutputType><PublishAot>true</PublishAot><TelemetryGenLock>none</TelemetryGenLock>"
        + "<InvariantGlobalization>true</InvariantGlobalization><Nullable>enable</Nullable><DebugType>none</DebugType>"
        + "<TrimmerSingleWarn>false</TrimmerSingleWarn><TreatWarningsAsErrors>true</TreatWarningsAsErrors>"
        + "<MSBuildTreatWarningsAsErrors>true</MSBuildTreatWarningsAsErrors>";

    private const string Batch = """
        using System;
        using Acme.Greenhouse;
        using TelemetryGen;

        var batch = new byte[512];
        var writer = new BatchWriter<Climate>(batch);
        for (var hour = 0; hour < 3; hour++)
        {
            var at = new DateTimeOffset(2026, 7, 1, hour, 0, 0, TimeSpan.Zero);
            writer.TryAdd(new Climate(at, 21.5 + hour, 61.25, 101325, false, DoorState.Open, 3300, "dry"), out _);
        }

        var length = writer.Complete();
        var rows = new Rows();
        Console.WriteLine(GreenhouseDispatcher.TryDispatch(batch.AsSpan(0, length), ref rows, out var outcome) + " " + outcome.Records);
        batch[length - 1]++;
        Console.WriteLine(GreenhouseDispatcher.TryDispatch(batch.AsSpan(0, length), ref rows, out outcome) + " " + outcome.Error.Code);

        struct Rows : IGreenhouseHandler
        {
            public void OnClimate(in Climate message) =>
                Console.WriteLine(FormattableString.Invariant($"{message.At:HH:mm} {message.Temperature} {message.Door} {message.Note}"));
        }
        """;

    private const string Server = """
        using System;
        using System.Threading;
        using System.Threading.Tasks;
        using Acme.Greenhouse;
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.Hosting;
        using TelemetryGen.Server;

        var read = new TaskCompletionSource();
        var builder = Host.CreateApplicationBuilder();
        builder.Services.AddTelemetry<GreenhouseTelemetry>()
            .From(_ => new OneEvent())
            .Handle<Climate>((row, context) =>
            {
                Console.WriteLine(FormattableString.Invariant($"{context.Sender}: {row.Temperature} {row.Door} {row.Note}"));
                read.TrySetResult();
            });
        using var host = builder.Build();
        await host.StartAsync();
        await read.Task.WaitAsync(TimeSpan.FromMinutes(1));
        await host.StopAsync();

        internal sealed class OneEvent : IEventSource
        {
            public string Description => "one event";

            public async Task ReadAsync(IEventReceiver receiver, CancellationToken stopping)
            {
                var at = new DateTimeOffset(2026, 7, 1, 12, 0, 0, TimeSpan.Zero);
                var climate = new Climate(at, 21.5, 61.25, 101325, false, DoorState.Open, 3300, "storm");
                var body = new byte[Climate.MaxPayloadBytes];
                var length = climate.Write(body);
                await using var partition = await receiver.OpenAsync("0", stopping);
                var sent = new TelemetryEvent
                {
                    Body = body.AsMemory(0, length), PartitionId = "0", SequenceNumber = 1, EnqueuedTime = at, Publisher = "roof-1",
                };
                await partition.ReceiveAsync(new[] { sent }, stopping);
            }
        }
        """;

    [Fact]
    public async Task A_program_reads_batches_by_the_dispatcher()
    {
        var lines = await RunAsync(new Consumer(feed, "", Properties, "", ("Climate.cs", RecordConsumer.Record), ("Program.cs", Batch)));

        Assert.Equal(["00:00 21.5 Open dry", "01:00 22.5 Open dry", "02:00 23.5 Open dry", "True 3", "False ChecksumMismatch"], lines);
    }

    [Fact]
    public async Task A_server_hands_records_to_a_handler()
    {
        // Among the properties of a project, a group of packages may stand between two groups of properties.
        var packages = $"""
            </PropertyGroup>
            <ItemGroup>
              <PackageReference Include="TelemetryGen.Server" Version="{feed.Version}" />
              <PackageReference Include="Microsoft.Extensions.Hosting" Version="{PackageFeed.HostingVersion}" />
            </ItemGroup>
            <PropertyGroup>
            """;

        var lines = await RunAsync(
            new Consumer(feed, "", Properties + packages, "", ("Climate.cs", RecordConsumer.Record), ("Program.cs", Server)));

        Assert.Contains("roof-1: 21.5 Open storm", lines);
    }

    // Publishes with no warning, and runs what came of it: its lines.
    private async Task<string[]> RunAsync(Consumer project)
    {
        using var consumer = project;
        consumer.Write("nuget.config", feed.NugetConfig(others: true));
        var publish = await Dotnet.SucceedAsync(consumer.Folder, "publish", "-r", PackageFeed.Machine, "-o", "out", "-v:m");
        Assert.DoesNotContain("warning", publish.Output, StringComparison.Ordinal);

        var program = consumer.File(OperatingSystem.IsWindows() ? "out/Contracts.exe" : "out/Contracts");
        TestContext.Current.TestOutputHelper!.WriteLine($"{new FileInfo(program).Length} bytes");
        var run = await Dotnet.StartAsync(program, consumer.Folder);
        Assert.True(run.ExitCode == 0, run.Output);
        return run.Output.ReplaceLineEndings("\n").TrimEnd().Split('\n');
    }
}
