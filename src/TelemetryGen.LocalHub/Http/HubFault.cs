using System.Globalization;
using Microsoft.AspNetCore.Http;
using TelemetryGen.EventHubs;

namespace TelemetryGen.LocalHub.Http;

/// <summary>
/// A refusal: HTTP status, sub-code and text. Of the sub-codes only 40103 has been seen from Azure; the others are this hub's, in
/// the same form. All texts are here, and docs/local-hub.md lists them.
/// </summary>
internal sealed record HubFault(int Code, string Text, int RetryAfterSeconds = 0, bool ClosesConnection = false)
{
    private const int MethodNotAllowed = 40500;

    public static readonly HubFault MissingToken = new(40102, "Missing authorization token");

    public static readonly HubFault WrongSignature = new(40103, "Invalid authorization token signature");

    public static readonly HubFault NoSuchPath = new(
        40400,
        "No such path; there are /{hub}/messages, /{hub}/partitions/{id}/messages, /{hub}/publishers/{name}/messages, "
            + "/devices/{name}/token, "
        + "/{hub}/partitions/{id}/events, /{hub}, /{hub}/consumergroups and /{hub}/revokedpublishers");

    public static readonly HubFault NoSuchPathForOldBoards = new(
        40400, "No such path on the port for old boards; there are /{hub}/publishers/{name}/messages and /devices/{name}/token");

    public static readonly HubFault NotPost = WrongMethod("POST");

    public static readonly HubFault NoLength = new(
        41100, "The request does not say how long it is: send Content-Length, or Transfer-Encoding: chunked");

    public static readonly HubFault TwoLengths = new(
        40000, "The request has a Content-Length and is chunked; only one of the two can be true", ClosesConnection: true);

    public static readonly HubFault NoHubAsked = new(40001, "The query does not say for which hub the token is: ?hub=name");

    public static readonly HubFault UnknownAudience = new(
        40002, "The query's audience is not upstream; leave it out for a token of this hub");

    public static readonly HubFault NoSendPolicy = new(50001, "No policy has the right Send alone, so no token for a device can be signed");

    public static readonly HubFault Failed = new(50000, "The hub failed; the events were not stored. Its log says why");

    public static readonly HubFault StoreFull = new(
        50300, "The store of the hub is full; the events were not stored", RetryAfterSeconds: 60);

    public static readonly HubFault Stopping = new(50301, "The hub is stopping; the events were not stored", RetryAfterSeconds: 5);

    public static readonly HubFault StoreLost = new(
        50302, "The store of the hub is gone or damaged; the events were not stored. Its log says what to do", RetryAfterSeconds: 60);

    public static readonly HubFault Throttled = new(
        42900, "The events of this second are more than the hub's throughput units allow; they were not stored", RetryAfterSeconds: 1);

    /// <summary>The methods that are allowed, for a 405.</summary>
    public string? Allow { get; private init; }

    /// <summary>The HTTP status: the first three digits of the sub-code.</summary>
    public int Status => Code / 100;

    /// <param name="allowed">The methods that are allowed, with commas.</param>
    public static HubFault WrongMethod(string allowed) =>
        new(MethodNotAllowed, allowed.Split(", ") is [var one]
            ? $"Only {one} is allowed here"
            : $"Only {allowed.Replace(", ", " and ", StringComparison.Ordinal)} are allowed here") { Allow = allowed };

    public static HubFault NoSuchConsumerGroup(string group) => new(40403, $"No such consumer group: '{group}'");

    public static HubFault RevokedAlready(string publisher) => new(40900, $"The publisher '{publisher}' is revoked already");

    public static HubFault RevokedEverywhere(string publisher) =>
        new(40901, $"The publisher '{publisher}' is revoked for all hubs, by a line of revoked-devices.txt that a person must remove");

    public static HubFault BadRequest(string text) => new(40000, text);

    public static HubFault BadHttp(int status) => new(
        status * 100, "The request is not valid HTTP, or its body stopped coming", ClosesConnection: true);

    public static HubFault MalformedToken(SasTokenError error) =>
        new(40101, $"Malformed authorization token. {error.Describe().TrimEnd('.')}");

    /// <param name="token">The token.</param>
    /// <param name="path">What was asked for.</param>
    /// <param name="hosts">The names of the hub.</param>
    /// <param name="port">The port where the request came in, when the token names another; else null.</param>
    public static HubFault WrongAudience(SasToken token, string path, IEnumerable<string> hosts, int? port) => new(
        40104,
        $"Invalid authorization token audience: the token is for {token.Resource}, the request for {path}; "
        + (port is null ? "" : $"a token that names a port is good on that port alone, and this is {port}; ")
        + $"this hub's names are {string.Join(", ", hosts)}");

    public static HubFault Expired(SasToken token, DateTimeOffset now) =>
        new(40105, $"Expired authorization token: it ended at {Time(token.Expiry)}, the hub's time is {Time(now)}");

    public static HubFault UnknownPolicy(string name) => new(40106, $"Unknown authorization policy '{name}' for this resource");

    public static HubFault Revoked(string publisher) => new(40108, $"The publisher '{publisher}' is revoked");

    public static HubFault NotOnePublisher(SasToken token) => new(
        40110,
        $"The token is for {token.Resource}: on the port for old boards a token must be for one publisher, "
        + "https://host/hub/publishers/name, because others may read what passes there");

    public static HubFault ProofTooLong(TimeSpan most) =>
        new(40109,
            $"The device's proof lives too long: at most {most.TotalSeconds.ToString(CultureInfo.InvariantCulture)} s by the hub's time");

    public static HubFault MissingClaim(AccessRights needed, IReadOnlyList<string> path) => new(
        40107, $"Unauthorized access. '{needed}' claim(s) are required to perform this operation. Resource: '/{string.Join('/', path)}'");

    public static HubFault NotForwarded(string hub) =>
        new(40003, $"There is no hub above '{hub}' to sign a token for: this hub does not forward it");

    public static HubFault NoSuchHub(string hub) => new(40401, $"No such hub: '{hub}'");

    public static HubFault NoSuchPartition(string id, int partitions) =>
        new(40402, $"No such partition: '{id}'; the hub has 0 to {(partitions - 1).ToString(CultureInfo.InvariantCulture)}");

    public static HubFault TooLarge(int limit) => new(
        StatusCodes.Status413PayloadTooLarge * 100,
        $"The publication is larger than {limit.ToString(CultureInfo.InvariantCulture)} bytes");

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
