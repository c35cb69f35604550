using System.Net;
using System.Xml.Linq;
using TelemetryGen.Testing;

namespace TelemetryGen.LocalHub.Tests;

public sealed class ManagementTests
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";
    private static readonly XNamespace Connect = "http://schemas.microsoft.com/netservices/2010/10/servicebus/connect";

    [Fact]
    public async Task Hub_is_described_as_the_service_does()
    {
        await using var hub = await TestHub.StartAsync(options => options with { Retention = TimeSpan.FromDays(7) });

        var entry = await GetAsync(hub, "/greenhouse?timeout=60&api-version=2014-01");

        Assert.Equal(Atom + "entry", entry.Name);
        Assert.Equal("greenhouse", entry.Element(Atom + "title")!.Value);
        Assert.Equal($"https://{hub.Authority}/greenhouse?timeout=60&api-version=2014-01", entry.Element(Atom + "id")!.Value);
        var description = entry.Descendants(Connect + "EventHubDescription").Single();
        Assert.Equal(("7", "Active", "4"), (
            description.Element(Connect + "MessageRetentionInDays")!.Value,
            description.Element(Connect + "Status")!.Value,
            description.Element(Connect + "PartitionCount")!.Value));
        Assert.Equal(["0", "1", "2", "3"], description.Element(Connect + "PartitionIds")!.Elements().Select(id => id.Value));
    }

    [Fact]
    public async Task Partition_tells_its_first_and_last_event()
    {
        await using var hub = await TestHub.StartAsync();
        var empty = (await GetAsync(hub, "/greenhouse/consumergroups/$Default/partitions/1"))
            .Descendants(Connect + "PartitionDescription").Single();
        Assert.Equal(("0", "0", "-1", "-1"), Ends(empty));

        for (var i = 0; i < 3; i++)
        {
            await Answers.AssertStoredAsync(await hub.SendAsync("/greenhouse/partitions/1/messages", Answers.Body("abc")));
        }

        var last = (await hub.ReadAsync(3))[2];
        var partition = (await GetAsync(hub, "/greenhouse/ConsumerGroups/$default/Partitions/1"))
            .Descendants(Connect + "PartitionDescription").Single();
        var size = long.Parse(partition.Element(Connect + "SizeInBytes")!.Value, System.Globalization.CultureInfo.InvariantCulture);
        Assert.InRange(size, 9, 200);
        Assert.Equal((size.ToString(System.Globalization.CultureInfo.InvariantCulture), "0", "2",
            last.Offset.ToString(System.Globalization.CultureInfo.InvariantCulture)), Ends(partition));
        Assert.Equal(last.EnqueuedTime.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", System.Globalization.CultureInfo.InvariantCulture),
            partition.Element(Connect + "LastEnqueuedTimeUtc")!.Value);

        var feed = await GetAsync(hub, "/greenhouse/consumergroups/$Default/partitions");
        Assert.Equal(Atom + "feed", feed.Name);
        Assert.Equal(["0", "1", "2", "3"], feed.Elements(Atom + "entry").Select(entry => entry.Element(Atom + "title")!.Value));
        Assert.Equal(Ends(partition), Ends(feed.Descendants(Connect + "PartitionDescription").ElementAt(1)));
    }

    [Fact]
    public async Task Consumer_groups_are_those_of_the_options()
    {
        await using var hub = await TestHub.StartAsync(
            options => options with { Amqp = new AmqpOptions { Port = 0, TlsPort = null, ConsumerGroups = ["archive"] } });

        var feed = await GetAsync(hub, "/greenhouse/consumergroups");
        Assert.Equal(["$Default", "archive"], feed.Elements(Atom + "entry").Select(entry => entry.Element(Atom + "title")!.Value));
        Assert.Single((await GetAsync(hub, "/greenhouse/consumergroups/Archive")).Descendants(Connect + "ConsumerGroupDescription"));
        await Answers.AssertRefusedAsync(
            await SendAsync(hub, HttpMethod.Get, "/greenhouse/consumergroups/other"), 404, "40403: No such consumer group: 'other'");
        await Answers.AssertRefusedAsync(await SendAsync(hub, HttpMethod.Get, "/greenhouse/consumergroups/other/partitions/0"), 404,
            "40403: No such consumer group: 'other'");
    }

    [Fact]
    public async Task Publisher_is_revoked_for_one_hub_and_resumed()
    {
        using var directory = new TemporaryFolder();
        await using var hub = await TestHub.StartAsync(directory: directory);
        Assert.Empty((await GetAsync(hub, "/greenhouse/revokedpublishers")).Elements(Atom + "entry"));

        var created = await SendAsync(hub, HttpMethod.Put, "/greenhouse/revokedpublishers/wipy-01");
        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        Assert.Equal("wipy-01", XElement.Parse(await created.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))
            .Descendants(Connect + "Name").Single().Value);
        await Answers.AssertRefusedAsync(await SendAsync(hub, HttpMethod.Put, "/GREENHOUSE/RevokedPublishers/wipy-01"), 409,
            "40900: The publisher 'wipy-01' is revoked already");
        await Answers.AssertRefusedAsync(await hub.SendAsync("/greenhouse/publishers/wipy-01/messages", Answers.Body("1")), 401, "40108: ");
        await Answers.AssertStoredAsync(await hub.SendAsync("/greenhouse/publishers/wipy-02/messages", Answers.Body("2")));
        await Answers.AssertStoredAsync(await hub.SendAsync("/greenhouse2/publishers/wipy-01/messages", Answers.Body("3")));
        Assert.Equal(["wipy-01"], (await GetAsync(hub, "/greenhouse/revokedpublishers")).Elements(Atom + "entry")
            .Select(entry => entry.Element(Atom + "title")!.Value));
        Assert.EndsWith(
            "\ngreenhouse/wipy-01\n",
            await File.ReadAllTextAsync(directory.File("revoked-devices.txt"), TestContext.Current.CancellationToken),
            StringComparison.Ordinal);

        for (var i = 0; i < 2; i++)
        {
            Assert.Equal(HttpStatusCode.OK, (await SendAsync(hub, HttpMethod.Delete, "/greenhouse/revokedpublishers/wipy-01")).StatusCode);
        }

        await Answers.AssertStoredAsync(await hub.SendAsync("/greenhouse/publishers/wipy-01/messages", Answers.Body("4")));
        Assert.Empty((await GetAsync(hub, "/greenhouse/revokedpublishers")).Elements(Atom + "entry"));
    }

    [Fact]
    public async Task Line_of_a_person_for_all_hubs_is_listed_and_stays()
    {
        using var directory = new TemporaryFolder();
        await using var hub = await TestHub.StartAsync(directory: directory);
        await File.WriteAllTextAsync(directory.File("revoked-devices.txt"), "# mine\nwipy-01", TestContext.Current.CancellationToken);

        await Answers.AssertRefusedAsync(await SendAsync(hub, HttpMethod.Put, "/greenhouse/revokedpublishers/wipy-01"), 409, "40900: ");
        Assert.Equal(HttpStatusCode.Created, (await SendAsync(hub, HttpMethod.Put, "/greenhouse/revokedpublishers/wipy-02")).StatusCode);
        await Answers.AssertRefusedAsync(await SendAsync(hub, HttpMethod.Delete, "/greenhouse/revokedpublishers/wipy-01"), 409, "40901: ");
        Assert.Equal("# mine\nwipy-01\ngreenhouse/wipy-02\n",
            await File.ReadAllTextAsync(directory.File("revoked-devices.txt"), TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("/greenhouse")]
    [InlineData("/greenhouse/consumergroups")]
    [InlineData("/greenhouse/consumergroups/$Default/partitions/0")]
    [InlineData("/greenhouse/revokedpublishers")]
    public async Task Administration_takes_the_right_manage(string path)
    {
        await using var hub = await TestHub.StartAsync();

        await Answers.AssertRefusedAsync(await hub.SendAsync(path, token: "", method: HttpMethod.Get), 401, "40102: ");
        foreach (var policy in (string[])["send", "listen"])
        {
            await Answers.AssertRefusedAsync(
                await hub.SendAsync(path, token: hub.Token(policy: policy), method: HttpMethod.Get), 401,
                "40107: Unauthorized access. 'Manage' claim(s)");
        }
    }

    [Fact]
    public async Task Wrong_method_entity_and_name_are_told_after_the_token()
    {
        await using var hub = await TestHub.StartAsync();

        var response = await SendAsync(hub, HttpMethod.Post, "/greenhouse/revokedpublishers/wipy-01");
        Assert.Equal(["PUT", "DELETE"], response.Content.Headers.Allow);
        await Answers.AssertRefusedAsync(response, 405, "40500: Only PUT and DELETE are allowed here");
        await Answers.AssertRefusedAsync(await SendAsync(hub, HttpMethod.Put, "/greenhouse"), 405, "40500: Only GET is allowed here");
        await Answers.AssertRefusedAsync(await SendAsync(hub, HttpMethod.Get, "/nothere"), 404, "40401: ");
        await Answers.AssertRefusedAsync(
            await SendAsync(hub, HttpMethod.Get, "/greenhouse/consumergroups/$Default/partitions/4"), 404, "40402: ");
        await Answers.AssertRefusedAsync(
            await SendAsync(hub, HttpMethod.Put, "/greenhouse/revokedpublishers/a%2Fb"), 400, "40000: The publisher's name is not allowed");
    }

    private static Task<HttpResponseMessage> SendAsync(TestHub hub, HttpMethod method, string path) =>
        hub.SendAsync(path, token: hub.Token($"https://{hub.Authority}/", "manage"), method: method);

    private static async Task<XElement> GetAsync(TestHub hub, string path)
    {
        var response = await SendAsync(hub, HttpMethod.Get, path);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, text);
        Assert.Equal("application/atom+xml", response.Content.Headers.ContentType!.MediaType);
        return XElement.Parse(text);
    }

    private static (string Size, string Begin, string End, string Offset) Ends(XElement partition) => (
        partition.Element(Connect + "SizeInBytes")!.Value,
        partition.Element(Connect + "BeginSequenceNumber")!.Value,
        partition.Element(Connect + "EndSequenceNumber")!.Value,
        partition.Element(Connect + "LastEnqueuedOffset")!.Value);
}
