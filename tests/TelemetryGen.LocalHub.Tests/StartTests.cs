using System.Net;
using System.Net.Sockets;
using TelemetryGen.Testing;
using TelemetryGen.Testing.Hubs;

namespace TelemetryGen.LocalHub.Tests;

public sealed class StartTests
{
    [Fact]
    public async Task Endpoint_is_https_on_localhost_with_the_bound_port()
    {
        await using var hub = await TestHub.StartAsync();

        Assert.Equal(("https", "localhost"), (hub.Hub.Endpoint.Scheme, hub.Hub.Endpoint.Host));
        Assert.InRange(hub.Hub.Endpoint.Port, 1024, 65535);
        Assert.Equal(["greenhouse", "greenhouse2"], hub.Hub.Hubs);
    }

    [Fact]
    public async Task Directory_is_made_when_it_is_not_there()
    {
        using var directory = new TemporaryFolder();
        await using var hub = await TestHub.StartAsync(o => o with { DataDirectory = directory.File("a/b") });

        Assert.Equal(directory.File("a/b/ca.pem"), hub.Hub.CaPemPath);
        Assert.True(File.Exists(hub.Hub.CaPemPath));
    }

    [Fact]
    public async Task Second_hub_on_a_directory_is_refused_until_the_first_stops()
    {
        using var directory = new TemporaryFolder();
        await using var first = await TestHub.StartAsync(directory: directory);

        var error = await Assert.ThrowsAsync<LocalHubException>(() => TestHub.StartAsync(directory: directory));

        Assert.Equal(LocalHubError.DirectoryInUse, error.Error);
        Assert.Equal($"Another hub runs on {directory.Path}. Stop it, or use another directory.", error.Message);
        await first.Hub.StopAsync();
        await using var second = await TestHub.StartAsync(directory: directory);
    }

    [Fact]
    public async Task Directory_that_cannot_be_written_is_a_named_error()
    {
        using var directory = new TemporaryFolder();
        await File.WriteAllTextAsync(directory.File("file"), "", TestContext.Current.CancellationToken);

        var error = await Assert.ThrowsAsync<LocalHubException>(
            () => TestHub.StartAsync(o => o with { DataDirectory = directory.File("file/data") }));

        Assert.Equal(LocalHubError.DirectoryUnusable, error.Error);
        Assert.Equal(
            $"{directory.File("file")} is a file, so there can be no folder {directory.File("file/data")}.", error.Message);
    }

    [Fact]
    public async Task Used_port_is_a_named_error_and_frees_the_directory()
    {
        using var directory = new TemporaryFolder();
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;

        var error = await Assert.ThrowsAsync<LocalHubException>(() => TestHub.StartAsync(o => o with { Port = port }, directory));

        Assert.Equal(LocalHubError.PortUnavailable, error.Error);
        Assert.Equal(
            $"Cannot listen on 127.0.0.1:{port}: Failed to bind to address https://127.0.0.1:{port}: address already in use.",
            error.Message);
        await using var hub = await TestHub.StartAsync(directory: directory);
    }

    [Fact]
    public async Task An_address_of_another_machine_is_a_named_error_in_one_sentence()
    {
        var error = await Assert.ThrowsAsync<LocalHubException>(
            () => TestHub.StartAsync(static o => o with { Address = IPAddress.Parse("192.0.2.1"), Port = 0 }));

        Assert.Equal(LocalHubError.PortUnavailable, error.Error);
        Assert.StartsWith("Cannot listen on 192.0.2.1:0: ", error.Message, StringComparison.Ordinal);
        Assert.EndsWith(".", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_start_that_fails_is_an_exception_and_no_line_of_the_log()
    {
        using var directory = new TemporaryFolder();
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var log = new HubLog(TimeSpan.FromSeconds(10));

        await Assert.ThrowsAsync<LocalHubException>(() => TestHub.StartAsync(
            o => o with { Port = ((IPEndPoint)listener.LocalEndpoint).Port, LoggerFactory = log }, directory));

        Assert.DoesNotContain(log.Lines, static line => line.StartsWith("Error: ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Other_number_of_partitions_than_the_store_has_is_refused()
    {
        using var directory = new TemporaryFolder();
        await (await TestHub.StartAsync(directory: directory)).DisposeAsync();

        var error = await Assert.ThrowsAsync<LocalHubException>(() => TestHub.StartAsync(o => o with { Partitions = 8 }, directory));

        Assert.Equal(LocalHubError.StoreUnusable, error.Error);
        Assert.StartsWith(
            "Hub greenhouse has 4 partitions in this data directory, the options say 8.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task File_that_is_no_store_is_refused()
    {
        using var directory = new TemporaryFolder();
        await (await TestHub.StartAsync(directory: directory)).DisposeAsync();
        await File.WriteAllTextAsync(directory.File("events.db"), new string('x', 5000), TestContext.Current.CancellationToken);

        var error = await Assert.ThrowsAsync<LocalHubException>(() => TestHub.StartAsync(directory: directory));

        Assert.Equal(LocalHubError.StoreUnusable, error.Error);
        Assert.StartsWith($"{directory.File("events.db")} cannot be opened: ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Store_of_a_newer_version_is_refused()
    {
        using var directory = new TemporaryFolder();
        await (await TestHub.StartAsync(directory: directory)).DisposeAsync();
        await using (var connection =
            new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={directory.File("events.db")};Pooling=False"))
        {
            await connection.OpenAsync(TestContext.Current.CancellationToken);
            await using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA user_version = 3";
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        var error = await Assert.ThrowsAsync<LocalHubException>(() => TestHub.StartAsync(directory: directory));

        Assert.Equal(LocalHubError.StoreUnusable, error.Error);
        Assert.Contains("is of version 3; this hub knows version 2.", error.Message, StringComparison.Ordinal);
    }

    public static TheoryData<string, string> BadOptions => new()
    {
        { "port", "Port 65536 is not between 0 and 65535." },
        { "partitions", "Partitions 33 is not between 1 and 32." },
        { "none", "Hubs is empty." },
        { "name", "Hubs 'a/b' is not a hub name." },
        { "twice", "Hubs has a name twice; case does not count." },
        { "host", "HostNames 'local host' is not a host name or address (give it without port; an IPv4 address has four numbers)." },
        { "short", "HostNames '192.168.1' is not a host name or address (give it without port; an IPv4 address has four numbers)." },
        { "bytes", "MaxStoreBytes 1 is below 65536." },
    };

    [Theory]
    [MemberData(nameof(BadOptions))]
    public async Task Option_out_of_range_is_refused(string option, string message)
    {
        var error = await Assert.ThrowsAsync<LocalHubException>(() => TestHub.StartAsync(o => option switch
        {
            "port" => o with { Port = 65536 },
            "partitions" => o with { Partitions = 33 },
            "none" => o with { Hubs = [] },
            "name" => o with { Hubs = ["a/b"] },
            "twice" => o with { Hubs = ["a", "A"] },
            "host" => o with { HostNames = ["local host"] },
            "short" => o with { HostNames = ["192.168.1"] },
            _ => o with { MaxStoreBytes = 1 },
        }));

        Assert.Equal((LocalHubError.InvalidOption, message), (error.Error, error.Message));
    }
}
