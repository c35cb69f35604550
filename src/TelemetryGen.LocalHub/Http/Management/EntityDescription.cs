using System.Globalization;
using System.Xml.Linq;
using TelemetryGen.LocalHub.Store;

namespace TelemetryGen.LocalHub.Http.Management;

/// <summary>What the administration says of an entity, in the service's own vocabulary.</summary>
internal static class EntityDescription
{
    private static readonly XNamespace Connect = "http://schemas.microsoft.com/netservices/2010/10/servicebus/connect";
    private static readonly XNamespace Arrays = "http://schemas.microsoft.com/2003/10/Serialization/Arrays";

    /// <param name="hub">The hub.</param>
    /// <param name="retention">How long events are kept; null without a bound, which the service does not have: -1 day then.</param>
    /// <param name="created">When the hub was made.</param>
    public static XElement Of(HubInfo hub, TimeSpan? retention, DateTimeOffset created) => new(
        Connect + "EventHubDescription",
        new XElement(Connect + "MessageRetentionInDays", retention is { } kept ? (long)Math.Ceiling(kept.TotalDays) : -1),
        new XElement(Connect + "AuthorizationRules"),
        new XElement(Connect + "Status", "Active"),
        new XElement(Connect + "CreatedAt", AtomDocument.Time(created)),
        new XElement(Connect + "UpdatedAt", AtomDocument.Time(created)),
        new XElement(Connect + "PartitionCount", hub.Partitions),
        new XElement(
            Connect + "PartitionIds",
            new XAttribute(XNamespace.Xmlns + "d2p1", Arrays),
            hub.Logs.Select(static log => new XElement(Arrays + "string", Text(log.Partition)))));

    public static XElement OfConsumerGroup(DateTimeOffset created) => new(
        Connect + "ConsumerGroupDescription",
        new XElement(Connect + "CreatedAt", AtomDocument.Time(created)),
        new XElement(Connect + "UpdatedAt", AtomDocument.Time(created)));

    public static XElement Of(PartitionLog log)
    {
        var (first, next, last) = (log.FirstSequence, log.NextSequence, log.Last);
        return new XElement(
            Connect + "PartitionDescription",
            new XElement(Connect + "SizeInBytes", log.SizeBytes),
            new XElement(Connect + "BeginSequenceNumber", first),
            new XElement(Connect + "EndSequenceNumber", next - 1),
            new XElement(Connect + "IncomingBytesPerSecond", log.Incoming.PerSecond),
            new XElement(Connect + "OutgoingBytesPerSecond", log.Outgoing.PerSecond),
            new XElement(Connect + "LastEnqueuedOffset", last is { } tail ? Text(tail.Offset) : "-1"),
            new XElement(
                Connect + "LastEnqueuedTimeUtc", AtomDocument.Time(DateTimeOffset.FromUnixTimeMilliseconds(last?.EnqueuedMs ?? 0))));
    }

    public static XElement OfRevoked(string publisher) => new(
        Connect + "RevokedPublisherDescription", new XElement(Connect + "Name", publisher));

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
