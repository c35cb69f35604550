using System.Collections.Concurrent;
using System.Globalization;
using Confluent.Kafka;
using Microsoft.Extensions.Logging;

namespace TelemetryGen.Server.Kafka;

/// <summary>
/// What the client says is wrong. It tries again by itself, for ever: what a person must mend ends the source as long as it never had a
/// partition, and is told afterwards, since a cluster that was right may be so again.
/// </summary>
internal sealed class KafkaErrors(KafkaClient client, ILogger logger, TimeProvider clock)
{
    /// <summary>The client tells the same each second.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<ErrorCode, long> _told = new();
    private long? _failingSince;
    private long? _uncommittedSince;
    private long _commitTold;
    private long _errors;

    /// <summary>A partition was assigned: servers, login and topic are right.</summary>
    public bool HasRead { get; set; }

    /// <summary>Why the source cannot go on; null while it can.</summary>
    public TelemetryServerException? Fault { get; private set; }

    public void Take(Error error)
    {
        var (mustMend, advice) = Classify(error);
        var reason = client.Redact(error.Reason);
        if (error.IsFatal || (mustMend && !HasRead))
        {
            Fault ??= new($"Cannot read {client.Description}: {advice} {error.Code}: {reason}");
            return;
        }

        var now = clock.GetTimestamp();
        _failingSince ??= now;
        _errors++;
        if (!_told.TryGetValue(error.Code, out var told) || clock.GetElapsedTime(told, now) >= Silence)
        {
            _told[error.Code] = now;
            KafkaLog.Failing(logger, client.Description, advice, error.Code.ToString(), reason);
        }
    }

    /// <summary>A message came: what the client told of is over. It says so nowhere itself.</summary>
    public void TakeMessage()
    {
        if (_failingSince is { } since)
        {
            KafkaLog.ReadingAgain(logger, client.Description, clock.GetElapsedTime(since).TotalSeconds, _errors);
            (_failingSince, _errors) = (null, 0);
            _told.Clear();
        }
    }

    /// <summary>What a partition's task threw, which should throw nothing.</summary>
    public void Take(AggregateException error) =>
        Fault ??= new($"Cannot read {client.Description}: {error.GetBaseException().Message}", error);

    /// <summary>What became of the client's own commits.</summary>
    public void TakeCommit(CommittedOffsets offsets)
    {
        foreach (var offset in offsets.Offsets)
        {
            TakeCommit(offset.Partition.Value.ToString(CultureInfo.InvariantCulture), offset.Error);
        }

        if (!offsets.Offsets.Any(o => o.Error.IsError))
        {
            TakeCommit("*", offsets.Error);
        }
    }

    private void TakeCommit(string partition, Error error)
    {
        switch (error.Code)
        {
            case ErrorCode.NoError when _uncommittedSince is { } since:
                _uncommittedSince = null;
                KafkaLog.CommitsAgain(logger, clock.GetElapsedTime(since).TotalSeconds);
                break;
            case ErrorCode.NoError or ErrorCode.Local_NoOffset:
                break;
            case ErrorCode.RebalanceInProgress or ErrorCode.IllegalGeneration:
                KafkaLog.CommitLater(logger, partition);
                break;
            case var _ when _uncommittedSince is not null && clock.GetElapsedTime(_commitTold) < Silence:
                break;
            default:
                _commitTold = clock.GetTimestamp();
                _uncommittedSince ??= _commitTold;
                KafkaLog.CommitFailed(logger, partition, client.Redact(error.Reason));
                break;
        }
    }

    private static (bool MustMend, string Advice) Classify(Error error) => error.Code switch
    {
        ErrorCode.UnknownTopicOrPart or ErrorCode.Local_UnknownTopic or ErrorCode.TopicException =>
            (true, "there is no such topic. Make it, or name another (Topic)."),
        ErrorCode.Local_Authentication or ErrorCode.SaslAuthenticationFailed or ErrorCode.UnsupportedSaslMechanism
            or ErrorCode.IllegalSaslState =>
            (true, "the login was refused. Look at UserName, Password and SaslMechanism; a connection string needs the right Listen."),
        ErrorCode.TopicAuthorizationFailed or ErrorCode.GroupAuthorizationFailed or ErrorCode.ClusterAuthorizationFailed =>
            (true, "the user may not read this topic as this group. Grant it Read on both."),
        ErrorCode.Local_Ssl => (
            error.Reason.Contains("certificate", StringComparison.OrdinalIgnoreCase),
            "there is no TLS connection. Name the brokers' authority with SslCaLocation, and look whether the port is one for TLS."),
        ErrorCode.Local_AllBrokersDown or ErrorCode.Local_Transport or ErrorCode.Local_Resolve or ErrorCode.Local_TimedOut =>
            (false, "brokers cannot be reached. Look at BootstrapServers, the firewall, and whether the port is one for TLS."),
        ErrorCode.InconsistentGroupProtocol =>
            (true, "other members of the group share partitions by another strategy. Stop them, or give this program its own GroupId."),
        ErrorCode.FencedInstanceId or ErrorCode.Local_Fenced =>
            (true, "another process has the same group.instance.id. Give each its own."),
        ErrorCode.Local_MaxPollExceeded => (false, "the group took this process for dead; its partitions come back."),
        _ => (false, "the client reports an error."),
    };
}
