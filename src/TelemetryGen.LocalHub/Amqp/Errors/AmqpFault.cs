using System.Globalization;
using TelemetryGen.LocalHub.Http;

namespace TelemetryGen.LocalHub.Amqp.Errors;

/// <summary>
/// A refusal: Azure's condition, the hub's code and its text. Texts that HTTPS has too are those of <see cref="HubFault"/>; the others
/// are all here, and docs/local-hub.md lists them.
/// </summary>
internal sealed record AmqpFault(string Condition, int Code, string Text)
{
    public static readonly AmqpFault StoreFull = Of(HubFault.StoreFull, AmqpCondition.ServerBusy);

    public static readonly AmqpFault Stopping = Of(HubFault.Stopping, AmqpCondition.ServerBusy);

    public static readonly AmqpFault Throttled = Of(HubFault.Throttled, AmqpCondition.ServerBusy);

    public static readonly AmqpFault StoreLost = Of(HubFault.StoreLost, AmqpCondition.InternalError);

    public static readonly AmqpFault Failed = Of(HubFault.Failed, AmqpCondition.InternalError);

    public static readonly AmqpFault TooManyTokens =
        new(AmqpCondition.ResourceLimitExceeded, 40300, "A connection has at most 1000 tokens");

    public static readonly AmqpFault NoIdempotentProducer = new(
        AmqpCondition.NotImplemented,
        50101,
        "This hub does not have idempotent producers: a publication that is sent again is stored again");

    /// <summary>The HTTP status, which replies to requests carry.</summary>
    public int Status => Code / 100;

    public static AmqpFault Unauthorized(HubFault fault) => Of(fault, AmqpCondition.UnauthorizedAccess);

    public static AmqpFault NoToken(string path) =>
        Unauthorized(HubFault.MissingToken with { Text = $"{HubFault.MissingToken.Text}: none was put on this connection for '{path}'" });

    public static AmqpFault Ended(string path, DateTimeOffset expiry) => new(
        AmqpCondition.UnauthorizedAccess,
        40105,
        $"Expired authorization token: the one for '{path}' ended at "
        + expiry.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture));

    public static AmqpFault MissingClaim(AccessRights needed, string path) => new(
        AmqpCondition.UnauthorizedAccess,
        40107,
        $"Unauthorized access. '{needed}' claim(s) are required to perform this operation. Resource: '{path}'");

    public static AmqpFault Revoked(string publisher) => Of(HubFault.Revoked(publisher), AmqpCondition.PublisherRevoked);

    // The .NET client knows by this sentence that it is the entity that is missing.
    public static AmqpFault NoSuchEntity(string path, string why) =>
        new(AmqpCondition.NotFound, 40400, $"The messaging entity '{path}' could not be found. {why}");

    public static AmqpFault BadAddress(string address) => new(
        AmqpCondition.InvalidField,
        40000,
        $"'{address}' is not an address here; there are hub, hub/Partitions/n, hub/Publishers/name, "
        + "hub/ConsumerGroups/name/Partitions/n, $cbs and $management");

    public static AmqpFault WrongDirection(string path, bool sends) =>
        new(AmqpCondition.NotAllowed, 40000, $"'{path}' cannot be {(sends ? "sent to" : "received from")}");

    public static AmqpFault BadEvent(string text) => new(AmqpCondition.ArgumentError, 40000, text);

    public static AmqpFault BadMessage(string text) => new(AmqpCondition.DecodeError, 40000, text);

    public static AmqpFault BadFilter(string text) => new(AmqpCondition.ArgumentError, 40000, text);

    public static AmqpFault BeyondEnd(string what, long value, string last) => new(
        AmqpCondition.ArgumentError,
        40000,
        $"The supplied {what} '{value.ToString(CultureInfo.InvariantCulture)}' is invalid. The last {what} in the system is '{last}'");

    public static AmqpFault TooLarge(long bytes, int limit) => new(
        AmqpCondition.MessageSizeExceeded,
        41300,
        string.Create(CultureInfo.InvariantCulture, $"The message has {bytes} bytes; the link takes {limit}"));

    public static AmqpFault FarTooLarge(int limit) => new(
        AmqpCondition.MessageSizeExceeded,
        41300,
        string.Create(CultureInfo.InvariantCulture, $"The message is larger than twice the {limit} bytes that the link takes"));

    public static AmqpFault HigherEpoch(long epoch, string path) => new(
        AmqpCondition.LinkStolen,
        40900,
        string.Create(
            CultureInfo.InvariantCulture,
            $"A receiver with epoch '{epoch}' reads '{path}'; receivers with a lower one, or none, are refused"));

    public static AmqpFault Stolen(string link, long epoch) => new(
        AmqpCondition.LinkStolen,
        40900,
        string.Create(
            CultureInfo.InvariantCulture,
            $"New receiver '{link}' with higher epoch of '{epoch}' is created hence current receiver is getting disconnected"));

    public static AmqpFault JustStolen(string path) => new(
        AmqpCondition.LinkStolen, 40900, $"'{path}' was taken from this receiver by another one of the same epoch a moment ago");

    public static AmqpFault TooManyReceivers(string path, int most) => new(
        AmqpCondition.ResourceLimitExceeded,
        40300,
        string.Create(
            CultureInfo.InvariantCulture,
            $"At most {most} receivers without epoch read a partition in a consumer group, and '{path}' has them"));

    public static AmqpFault BadRequest(string text) => new(AmqpCondition.ArgumentError, 40000, text);

    public static AmqpFault TooManyRequests(int most) => new(
        AmqpCondition.ResourceLimitExceeded,
        40300,
        string.Create(CultureInfo.InvariantCulture, $"More than {most} replies wait for credit of their link"));

    public static AmqpFault NoSuchPartition(string id, int partitions) =>
        Of(HubFault.NoSuchPartition(id, partitions), AmqpCondition.ArgumentOutOfRange);

    private static AmqpFault Of(HubFault fault, string condition) => new(condition, fault.Code, fault.Text);
}
