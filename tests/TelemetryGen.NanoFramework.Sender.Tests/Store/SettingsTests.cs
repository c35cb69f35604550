using System.Text;
using TelemetryGen.Device;
using TelemetryGen.Testing.Hubs;

namespace TelemetryGen.NanoFramework.Sender.Tests.Store;

/// <summary>Token and authority, replaced without new firmware.</summary>
public class SettingsTests : BoardTest
{
    private const string Signature = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE%3D";

    private static readonly string Good =
        $"SharedAccessSignature sr=https%3a%2f%2fhub.lan%2fweather%2fpublishers%2froof-1&sig={Signature}&se=4000000000&skn=send";

    private readonly TokenCheck _check = new("hub.lan", "weather", "roof-1");

    public static TheoryData<string> GoodTokens =>
    [
        Good,
        Good + "\n",
        Good.Replace("%2fpublishers%2froof-1", "", StringComparison.Ordinal),
        Good.Replace("%2fweather%2fpublishers%2froof-1", "%2f", StringComparison.Ordinal),
        Good.Replace("hub.lan%2fweather", "HUB.lan%3A8443%2fWeather", StringComparison.Ordinal),
        Good.Replace("https", "sb", StringComparison.Ordinal),
    ];

    public static TheoryData<string> BadTokens =>
    [
        "",
        "Bearer abc",
        Good[..^30],
        Good.Replace("roof-1", "roof-2", StringComparison.Ordinal),
        Good.Replace("roof-1", "ROOF-1", StringComparison.Ordinal),
        Good.Replace("%2fpublishers", "%2fpublisher", StringComparison.Ordinal),
        Good.Replace("weather", "wea", StringComparison.Ordinal),
        Good.Replace("hub.lan", "hub.lan.evil", StringComparison.Ordinal),
        Good.Replace("4000000000", "1700000000", StringComparison.Ordinal),
        Good.Replace("4000000000", "soon", StringComparison.Ordinal),
        Good.Replace(Signature, "short", StringComparison.Ordinal),
        Good.Replace("%2fweather", "%zzweather", StringComparison.Ordinal),
        Good.Replace("send", "ä", StringComparison.Ordinal),
        Good.Replace("&skn=send", "", StringComparison.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(GoodTokens))]
    public void A_token_for_this_device_is_taken(string token) => Assert.True(_check.IsValid(Encoding.UTF8.GetBytes(token)));

    [Theory]
    [MemberData(nameof(BadTokens))]
    public void What_would_never_work_is_refused_and_changes_nothing(string token)
    {
        Board.Current.Flash.Log = [];

        Assert.False(new SettingsFile("/token", _check).Replace(Encoding.UTF8.GetBytes(token)));
        Assert.Empty(Board.Current.Flash.Log);
    }

    [Fact]
    public void A_token_that_has_ended_is_taken_by_a_board_that_does_not_know_the_time()
    {
        Board.Current = Board.SwitchedOn();

        Assert.True(_check.IsValid(Encoding.UTF8.GetBytes(Good.Replace("4000000000", "1700000000", StringComparison.Ordinal))));
    }

    [Fact]
    public void An_authority_is_taken_as_PEM_or_DER_and_refused_when_it_was_cut()
    {
        var check = new AuthorityCheck();
        var pem = Encoding.ASCII.GetBytes(Certificates.AuthorityPem);

        Assert.True(check.IsValid(pem));
        Assert.True(check.IsValid(Certificates.AuthorityDer));
        Assert.False(check.IsValid(pem[..^9]));
        Assert.False(check.IsValid(Certificates.AuthorityDer[..^9]));
        Assert.False(check.IsValid([]));
        Assert.False(check.IsValid("<html>captive portal</html>"u8.ToArray()));
    }

    [Fact]
    public void A_new_setting_that_does_not_prove_good_gives_way_to_the_old_one()
    {
        var file = new SettingsFile("/token", new Texts());
        Assert.True(file.Replace("one"u8.ToArray()));
        file.Confirm();
        Assert.True(file.Replace("two"u8.ToArray()));
        Assert.True(file.Replace("three"u8.ToArray()));

        // The older, proven one is kept, not the second, which nobody confirmed.
        Assert.True(file.Revert());
        Assert.Equal("one"u8.ToArray(), file.Load());
        file.Confirm();
        Assert.False(file.Revert());
        Assert.Equal(["/token"], Board.Current.Flash.Paths);
    }

    [Fact]
    public void A_cut_anywhere_in_a_replacement_leaves_the_old_setting_or_the_new()
    {
        var tried = 0;
        foreach (var confirmed in new[] { true, false })
        {
            Board.Current.Flash = new BoardFlash();
            var file = new SettingsFile("/token", new Texts());
            file.Replace("old-setting"u8.ToArray());
            if (confirmed)
            {
                file.Confirm();
            }

            var before = FlashCuts.FilesOf(Board.Current.Flash);
            var log = new List<FlashOperation>();
            Board.Current.Flash.Log = log;
            file.Replace("new-setting!"u8.ToArray());
            foreach (var cut in FlashCuts.Of(before, log))
            {
                Board.Current.Flash = FlashCuts.Flash(cut.Files);
                var loaded = Encoding.ASCII.GetString(new SettingsFile("/token", new Texts()).Load());
                Assert.True(loaded is "old-setting" or "new-setting!", $"operation {cut.Position}: {loaded}");
                tried++;
            }
        }

        Assert.True(tried > 250, $"{tried} cuts");
        TestContext.Current.SendDiagnosticMessage($"{tried} cuts");
    }

    [Fact]
    public void No_cut_lets_a_number_come_twice()
    {
        IReadOnlyDictionary<string, byte[]> files = new Dictionary<string, byte[]>();
        var tried = 0;
        for (var life = 0; life < 4; life++)
        {
            var log = new List<FlashOperation>();
            Board.Current.Flash = FlashCuts.Flash(files, log);
            var counter = new SequenceCounter("/sequence", 4);
            var given = new List<(int Position, uint Number)>();
            for (var i = 0; i < 10; i++)
            {
                var number = counter.Next();
                given.Add((log.Count, number));
            }

            var cuts = FlashCuts.Of(files, log).ToList();
            foreach (var cut in cuts)
            {
                Board.Current.Flash = FlashCuts.Flash(cut.Files);
                var next = new SequenceCounter("/sequence", 4).Next();
                Assert.All(given.Where(g => g.Position <= cut.Position),
                    g => Assert.True(g.Number < next, $"operation {cut.Position}: {next}"));
                tried++;
            }

            files = FlashCuts.FilesOf(FlashCuts.Flash(cuts[^1].Files));
        }

        Assert.True(tried > 500, $"{tried} cuts");
    }

    [Fact]
    public async Task A_token_that_was_replaced_in_its_file_is_taken_after_a_401()
    {
        await using var hub = Hub(Answer.Created, Answer.Status(401, "Unauthorized"));
        var file = new SettingsFile("/token", new TokenCheck("localhost", "weather", "dev-1"));
        var token = Good.Replace("hub.lan", "localhost", StringComparison.Ordinal).Replace("roof-1", "dev-1", StringComparison.Ordinal);
        file.Replace(Encoding.ASCII.GetBytes(token));
        using var sender = Sender(hub.Port, new StoredToken(file));
        await SendAsync(sender, "one");
        file.Replace(Encoding.ASCII.GetBytes(token.Replace("4000000000", "4100000000", StringComparison.Ordinal)));
        await SendAsync(sender, "two");

        Assert.Equal(["one", "two", "two"], hub.Bodies);
        Assert.Contains("se=4100000000", Encoding.ASCII.GetString(hub.Requests[2]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_board_without_a_token_says_so()
    {
        await using var hub = Hub();
        using var sender = Sender(hub.Port, new StoredToken(new SettingsFile("/token", _check)));

        Assert.Equal("there is no valid token: provision one", (await FailAsync<TokenException>(sender)).Message);
        Assert.Equal(0, hub.Connections);
    }

    /// <summary>Whole texts of these tests.</summary>
    private sealed class Texts : ISettingCheck
    {
        public bool IsValid(byte[] data) => Encoding.ASCII.GetString(data) is "one" or "two" or "three" or "old-setting" or "new-setting!";
    }
}
