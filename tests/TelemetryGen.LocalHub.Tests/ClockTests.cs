using System.Security.Cryptography.X509Certificates;
using TelemetryGen.Testing;
using TelemetryGen.Testing.Hubs;

namespace TelemetryGen.LocalHub.Tests;

/// <summary>Clocks that are decades wrong, and certificates that were made under them.</summary>
public sealed class ClockTests : IDisposable
{
    private static readonly TimeSpan Unset = DateTimeOffset.UnixEpoch.AddHours(1) - DateTimeOffset.UtcNow;
    private static readonly TimeSpan TenYears = TimeSpan.FromDays(3653);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_clock_before_2024_is_an_error_that_names_it_and_makes_nothing()
    {
        var error = await Assert.ThrowsAsync<LocalHubException>(() => TestHub.StartAsync(
            o => o with { TimeProvider = new FakeClock { Shift = Unset }, ClockWait = TimeSpan.Zero }, _folder));

        Assert.Equal(LocalHubError.ClockNotSet, error.Error);
        Assert.StartsWith("The clock of this machine says 1970-01-01 ", error.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public async Task A_clock_that_is_set_while_the_hub_waits_lets_it_start()
    {
        var clock = new FakeClock { Shift = Unset };
        var log = new HubLog(TimeSpan.FromSeconds(10));
        var starting = TestHub.StartAsync(
            o => o with { TimeProvider = clock, LoggerFactory = log, ClockWait = TimeSpan.FromHours(1) }, _folder);
        await log.LineAsync("Warning: The clock says 1970-01-01 ");
        Assert.False(starting.IsCompleted);

        clock.Shift = TimeSpan.Zero;
        await using var hub = await starting;

        await Answers.AssertStoredAsync(await hub.SendAsync("/greenhouse/messages", Answers.Body("a")));
        await log.LineAsync("Warning: The clock was set to ");
    }

    [Fact]
    public async Task A_clock_that_is_taken_as_it_is_makes_certificates_that_hold_when_it_is_set()
    {
        var clock = new FakeClock { Shift = Unset };
        var log = new HubLog(TimeSpan.FromSeconds(10));
        await using var hub =
            await TestHub.StartAsync(o => o with { TimeProvider = clock, LoggerFactory = log, TrustClock = true }, _folder);
        await log.LineAsync("which is taken as it is");

        clock.Shift = TimeSpan.Zero;

        // The client has the right time, and the certificate that it gets is one of today.
        await Answers.AssertStoredAsync(await hub.SendAsync("/greenhouse/messages", Answers.Body("a")));
        using var authority = X509CertificateLoader.LoadCertificateFromFile(_folder.File("ca.der"));
        Assert.Equal(2044, authority.NotAfter.ToUniversalTime().Year);
    }

    [Fact]
    public async Task A_machine_that_loses_the_time_starts_with_the_authority_that_it_has()
    {
        await (await TestHub.StartAsync(directory: _folder)).DisposeAsync();
        File.Delete(_folder.File("server-private.pem"));

        await using var hub =
            await TestHub.StartAsync(o => o with { TimeProvider = new FakeClock { Shift = Unset }, TrustClock = true }, _folder);

        await Answers.AssertStoredAsync(await hub.SendAsync("/greenhouse/messages", Answers.Body("a")));
    }

    [Fact]
    public async Task An_authority_made_under_a_clock_of_the_future_is_an_error_until_a_new_one_is_allowed()
    {
        await (await TestHub.StartAsync(o => o with { TimeProvider = new FakeClock { Shift = TenYears } }, _folder)).DisposeAsync();

        var error = await Assert.ThrowsAsync<LocalHubException>(() => TestHub.StartAsync(directory: _folder));
        Assert.Equal(LocalHubError.CertificateUnusable, error.Error);
        Assert.Matches(@"ca-private\.pem begins on 20\d\d-\d\d-\d\d, and the clock says 20\d\d-\d\d-\d\d: the one or the other was wrong\.",
            error.Message);

        await using var hub = await TestHub.StartAsync(o => o with { NewAuthority = true }, _folder);
        await Answers.AssertStoredAsync(await hub.SendAsync("/greenhouse/messages", Answers.Body("a")));
    }

    [Fact]
    public async Task A_server_certificate_of_the_future_is_made_anew_at_the_start()
    {
        await (await TestHub.StartAsync(directory: _folder)).DisposeAsync();
        await (await TestHub.StartAsync(o => o with { TimeProvider = new FakeClock { Shift = TenYears } }, _folder)).DisposeAsync();
        Assert.True(ServerBegin() > DateTime.UtcNow.AddYears(9));

        await using var hub = await TestHub.StartAsync(directory: _folder);

        Assert.True(ServerBegin() < DateTime.UtcNow);
        await Answers.AssertStoredAsync(await hub.SendAsync("/greenhouse/messages", Answers.Body("a")));
    }

    [Fact]
    public async Task A_server_certificate_of_the_future_is_made_anew_while_the_hub_runs()
    {
        await (await TestHub.StartAsync(directory: _folder)).DisposeAsync();
        var clock = new FakeClock { Shift = TenYears };
        await using var hub = await TestHub.StartAsync(o => o with { TimeProvider = clock }, _folder);

        clock.Shift = TimeSpan.Zero;

        await Answers.AssertStoredAsync(await hub.SendAsync("/greenhouse/messages", Answers.Body("a")));
        Assert.True(ServerBegin() < DateTime.UtcNow);
    }

    [Fact]
    public async Task An_authority_of_the_future_in_a_running_hub_is_told_once()
    {
        var clock = new FakeClock { Shift = TenYears };
        var log = new HubLog(TimeSpan.FromSeconds(10));
        await using var hub = await TestHub.StartAsync(o => o with { TimeProvider = clock, LoggerFactory = log }, _folder);

        clock.Shift = TimeSpan.Zero;
        for (var i = 0; i < 3; i++)
        {
            await Assert.ThrowsAsync<HttpRequestException>(() => hub.SendAsync("/greenhouse/messages", Answers.Body("a")));
        }

        Assert.Single(log.Lines, line => line.StartsWith("Error: The authority is valid from ", StringComparison.Ordinal));
    }

    private DateTime ServerBegin()
    {
        using var server = X509Certificate2.CreateFromPem(File.ReadAllText(_folder.File("server-private.pem")));
        return server.NotBefore.ToUniversalTime();
    }
}
