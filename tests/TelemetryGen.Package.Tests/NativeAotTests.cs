using TelemetryGen.Testing;

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
        using System.Net.Http;
        using System.Net.Security;
        using System.Security.Cryptography.X509Certificates;
        using System.Threading.Tasks;
        using Acme.Greenhouse;
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.Hosting;
        using TelemetryGen.EventHubs;
        using TelemetryGen.LocalHub;
        using TelemetryGen.Server;

        await using var hub = await LocalHub.StartAsync(new LocalHubOptions { DataDirectory = "hub", Hubs = ["greenhouse"], Port = 0 });
        var read = new TaskCompletionSource();
        var builder = Host.CreateApplicationBuilder();
        builder.Services.AddTelemetry<GreenhouseTelemetry>()
            .FromLocalHub(hub, "greenhouse")
            .Handle<Climate>((row, context) =>
            {
                Console.WriteLine(FormattableString.Invariant($"{context.Sender}: {row.Temperature} {row.Door} {row.Note}"));
                read.TrySetResult();
            });
        using var host = builder.Build();
        await host.StartAsync();

        var climate = new Climate(DateTimeOffset.UtcNow, 21.5, 61.25, 101325, false, DoorState.Open, 3300, "storm");
        var body = new byte[Climate.MaxPayloadBytes];
        var length = climate.Write(body);
        var address = new Uri(hub.Endpoint, "greenhouse/publishers/roof-1/messages");
        var send = hub.GetPolicy("send");
        using var client = new HttpClient(new SocketsHttpHandler
        {
            SslOptions = new SslClientAuthenticationOptions
            {
                CertificateChainPolicy = new X509ChainPolicy
                {
                    TrustMode = X509ChainTrustMode.CustomRootTrust,
                    CustomTrustStore = { X509CertificateLoader.LoadCertificateFromFile(hub.CaPemPath) },
                    RevocationMode = X509RevocationMode.NoCheck,
                },
            },
        });
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(body, 0, length) };
        var token = SasToken.Create(address, send.Name, send.PrimaryKey, DateTimeOffset.UtcNow.AddHours(1));
        request.Headers.TryAddWithoutValidation("Authorization", token.Text);
        using var answer = await client.SendAsync(request);
        Console.WriteLine((int)answer.StatusCode);
        await read.Task.WaitAsync(TimeSpan.FromMinutes(1));
        await host.StopAsync();
        """;

    [Fact]
    public async Task A_program_reads_batches_by_the_dispatcher()
    {
        var lines = await RunAsync(new Consumer(feed, "", Properties, "", ("Climate.cs", RecordConsumer.Record), ("Program.cs", Batch)));

        Assert.Equal(["00:00 21.5 Open dry", "01:00 22.5 Open dry", "02:00 23.5 Open dry", "True 3", "False ChecksumMismatch"], lines);
    }

    // Of the hub only what it is told to be: without AMQP, capture and a hub above, the libraries of those are not in the program.
    [Fact]
    public async Task A_server_reads_from_the_hub_in_its_process()
    {
        // Among the properties of a project, a group of packages may stand between two groups of properties.
        var packages = $"""
            </PropertyGroup>
            <ItemGroup>
              <PackageReference Include="TelemetryGen.Server.LocalHub" Version="{feed.Version}" />
              <PackageReference Include="Microsoft.Extensions.Hosting" Version="{PackageFeed.HostingVersion}" />
            </ItemGroup>
            <PropertyGroup>
            """;
        var lines = await RunAsync(
            new Consumer(feed, "", Properties + packages, "", ("Climate.cs", RecordConsumer.Record), ("Program.cs", Server)));

        Assert.Contains("201", lines);
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
