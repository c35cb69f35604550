using Microsoft.Extensions.Logging;

namespace TelemetryGen.LocalHub.Amqp;

/// <summary>What is logged of AMQP. No line holds a token or a key.</summary>
internal sealed partial class AmqpLog(ILogger logger)
{
    [LoggerMessage(60, LogLevel.Information, "AMQP {Client} connected by {Mechanism}")]
    public partial void Connected(string client, string mechanism);

    [LoggerMessage(61, LogLevel.Information, "AMQP {Client} disconnected")]
    public partial void Disconnected(string client);

    [LoggerMessage(62, LogLevel.Warning, "AMQP {Client} was not let in: {Reason}")]
    public partial void NotLetIn(string client, string reason);

    [LoggerMessage(63, LogLevel.Information, "AMQP {Client} attached to {Path}")]
    public partial void Attached(string client, string path);

    [LoggerMessage(64, LogLevel.Warning, "AMQP {Client}: attach refused ({Code}) TrackingId {TrackingId}: {Text}")]
    public partial void AttachRefused(string client, string text, int code, Guid trackingId);

    [LoggerMessage(65, LogLevel.Warning, "AMQP {Client} {Path}: request refused ({Code}) TrackingId {TrackingId}: {Text}")]
    public partial void RequestRefused(string client, string path, int code, string text, Guid trackingId);

    [LoggerMessage(66, LogLevel.Warning, "AMQP {Client} {Path}: message refused ({Code}) TrackingId {TrackingId}: {Text}")]
    public partial void MessageRefused(string client, string path, int code, string text, Guid trackingId);

    [LoggerMessage(67, LogLevel.Warning, "AMQP {Client} {Path}: link ended ({Code}) TrackingId {TrackingId}: {Text}")]
    public partial void LinkEnded(string client, string path, int code, string text, Guid trackingId);

    [LoggerMessage(68, LogLevel.Debug, "AMQP {Client} {Path}: the link was ending already: {Reason}")]
    public partial void LinkWasEnding(string client, string path, string reason);

    [LoggerMessage(69, LogLevel.Information, "AMQP {Client} {Path}: the client went away before it could be told: {Reason}")]
    public partial void NotTold(string client, string path, string reason);

    [LoggerMessage(70, LogLevel.Warning, "AMQP {Client} {Path}: a request has no link for its reply")]
    public partial void NoReplyLink(string client, string path);

    [LoggerMessage(71, LogLevel.Error, "AMQP {Client} {Path}: a message could not be stored, TrackingId {TrackingId}")]
    public partial void AppendFailed(Exception error, string client, string path, Guid trackingId);

    [LoggerMessage(72, LogLevel.Error, "AMQP {Client} {Path}: events could not be read")]
    public partial void ReadFailed(Exception error, string client, string path);

    [LoggerMessage(73, LogLevel.Warning, "AMQP {Client}: connection ended with an error: {Condition}: {Text}")]
    public partial void ConnectionFailed(string client, string condition, string text);

    [LoggerMessage(74, LogLevel.Error, "AMQP: looking after tokens failed; it is tried again")]
    public partial void SweepFailed(Exception error);
}
