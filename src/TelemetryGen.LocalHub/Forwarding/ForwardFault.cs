using Amqp.Framing;
using TelemetryGen.LocalHub.Amqp.Errors;

namespace TelemetryGen.LocalHub.Forwarding;

/// <summary>Why events were not taken, by what is done about it. Of several the later one is told.</summary>
internal enum ForwardTrouble
{
    /// <summary>None.</summary>
    None,

    /// <summary>Not known yet: the first connection is being made.</summary>
    Connecting,

    /// <summary>The hub above asks to come later.</summary>
    Busy,

    /// <summary>No connection, or one that was cut.</summary>
    Unreachable,

    /// <summary>The hub above failed, or said what this hub does not know.</summary>
    Failed,

    /// <summary>There is no such hub above.</summary>
    NotFound,

    /// <summary>The policy or its key is not right, or a clock is not.</summary>
    Unauthorized,

    /// <summary>These events will never be taken.</summary>
    Refused,

    /// <summary>No events of this publisher will be taken.</summary>
    PublisherRefused,
}

/// <summary>What the hub above answered in place of taking events.</summary>
/// <param name="Trouble">What is to be done.</param>
/// <param name="Condition">In the words of AMQP.</param>
/// <param name="Text">What a person reads; of one line.</param>
internal sealed record ForwardFault(ForwardTrouble Trouble, string Condition, string Text)
{
    private const int MaxText = 400;

    /// <summary>Waiting is of no use: what is refused is put aside.</summary>
    public bool IsForGood => Trouble >= ForwardTrouble.Refused;

    public static ForwardFault Unreachable(string why) =>
        new(ForwardTrouble.Unreachable, AmqpCondition.ConnectionForced, OneLine(why));

    public static ForwardFault TooLarge(int bytes, int limit) => new(
        ForwardTrouble.Refused,
        AmqpCondition.MessageSizeExceeded,
        string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"The event makes a batch of {bytes} bytes alone; the hub above takes {limit}"));

    /// <summary>A refusal of a delivery.</summary>
    public static ForwardFault From(Error? error) =>
        new(Classify(error?.Condition), error?.Condition ?? "none", OneLine(error?.Description ?? "No reason given"));

    /// <summary>A refusal of a link. Nothing that a hub says to the link of a whole hub is about single events.</summary>
    public static ForwardFault OfLink(Error? error, bool isPublisher)
    {
        var fault = From(error);
        return !fault.IsForGood ? fault : fault with
        {
            Trouble = isPublisher ? ForwardTrouble.PublisherRefused : ForwardTrouble.Failed,
        };
    }

    /// <summary>A refusal of a token.</summary>
    public static ForwardFault OfToken(int status, string description) => new(
        status switch
        {
            401 or 403 => ForwardTrouble.Unauthorized,
            404 => ForwardTrouble.NotFound,
            _ => ForwardTrouble.Failed,
        },
        status == 404 ? AmqpCondition.NotFound : AmqpCondition.UnauthorizedAccess,
        OneLine(description));

    private static ForwardTrouble Classify(string? condition) => condition switch
    {
        AmqpCondition.PublisherRevoked => ForwardTrouble.PublisherRefused,
        AmqpCondition.MessageSizeExceeded or AmqpCondition.ArgumentError or AmqpCondition.ArgumentOutOfRange or AmqpCondition.DecodeError
            or AmqpCondition.InvalidField => ForwardTrouble.Refused,
        AmqpCondition.UnauthorizedAccess => ForwardTrouble.Unauthorized,
        AmqpCondition.NotFound => ForwardTrouble.NotFound,
        AmqpCondition.ServerBusy or AmqpCondition.ResourceLimitExceeded => ForwardTrouble.Busy,
        AmqpCondition.ConnectionForced or AmqpCondition.DetachForced => ForwardTrouble.Unreachable,
        _ => ForwardTrouble.Failed,
    };

    // It comes from another machine: a line break would forge a line of the log.
    private static string OneLine(string text)
    {
        var kept = text.Length > MaxText ? text[..MaxText] : text;
        return string.Concat(kept.Select(static c => char.IsControl(c) || char.IsSurrogate(c) ? '?' : c));
    }
}

/// <summary>Events could not be forwarded now.</summary>
internal sealed class ForwardException(ForwardFault fault) : Exception($"{fault.Condition}: {fault.Text}")
{
    public ForwardFault Fault { get; } = fault;
}
