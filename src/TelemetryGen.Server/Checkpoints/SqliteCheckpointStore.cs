using System.Globalization;
using Azure.Messaging.EventHubs.Consumer;
using Azure.Messaging.EventHubs.Primitives;
using Azure.Messaging.EventHubs.Processor;
using Microsoft.Data.Sqlite;

namespace TelemetryGen.Server.Checkpoints;

/// <summary>Ownership and checkpoints as rows of a SQLite file, for processes of one machine.</summary>
internal sealed class SqliteCheckpointStore(SqliteFile file) : CheckpointStore
{
    public override Task<IEnumerable<EventProcessorPartitionOwnership>> ListOwnershipAsync(
        string fullyQualifiedNamespace, string eventHubName, string consumerGroup, CancellationToken cancellationToken)
    {
        using var connection = file.Open();
        using var command = Command(connection, "SELECT partition, owner, version, modified FROM ownership WHERE hub = $hub",
            ("$hub", Hub(fullyQualifiedNamespace, eventHubName, consumerGroup)));
        using var rows = command.ExecuteReader();
        var found = new List<EventProcessorPartitionOwnership>();
        while (rows.Read())
        {
            found.Add(new()
            {
                FullyQualifiedNamespace = fullyQualifiedNamespace,
                EventHubName = eventHubName,
                ConsumerGroup = consumerGroup,
                PartitionId = rows.GetString(0),
                OwnerIdentifier = rows.GetString(1),
                Version = rows.GetString(2),
                LastModifiedTime = DateTimeOffset.FromUnixTimeMilliseconds(rows.GetInt64(3)),
            });
        }

        return Task.FromResult<IEnumerable<EventProcessorPartitionOwnership>>(found);
    }

    public override Task<IEnumerable<EventProcessorPartitionOwnership>> ClaimOwnershipAsync(
        IEnumerable<EventProcessorPartitionOwnership> desiredOwnership, CancellationToken cancellationToken)
    {
        using var connection = file.Open();
        var claimed = new List<EventProcessorPartitionOwnership>();
        foreach (var wanted in desiredOwnership)
        {
            var (version, now) = (Guid.NewGuid().ToString("N"), DateTimeOffset.UtcNow);
            using var command = Command(connection, """
                INSERT INTO ownership VALUES ($hub, $partition, $owner, $version, $modified)
                ON CONFLICT (hub, partition) DO UPDATE
                SET owner = excluded.owner, version = excluded.version, modified = excluded.modified
                WHERE ownership.version = $before
                """,
                ("$hub", Hub(wanted.FullyQualifiedNamespace, wanted.EventHubName, wanted.ConsumerGroup)),
                ("$partition", wanted.PartitionId), ("$owner", wanted.OwnerIdentifier), ("$version", version),
                ("$modified", now.ToUnixTimeMilliseconds()), ("$before", wanted.Version ?? ""));
            if (command.ExecuteNonQuery() == 1)
            {
                (wanted.Version, wanted.LastModifiedTime) = (version, now);
                claimed.Add(wanted);
            }
        }

        return Task.FromResult<IEnumerable<EventProcessorPartitionOwnership>>(claimed);
    }

    public override Task<EventProcessorCheckpoint> GetCheckpointAsync(
        string fullyQualifiedNamespace, string eventHubName, string consumerGroup, string partitionId,
        CancellationToken cancellationToken)
    {
        using var connection = file.Open();
        using var command = Command(
            connection, "SELECT offset, client, modified FROM checkpoint WHERE hub = $hub AND partition = $partition",
            ("$hub", Hub(fullyQualifiedNamespace, eventHubName, consumerGroup)), ("$partition", partitionId));
        using var rows = command.ExecuteReader();
        return Task.FromResult<EventProcessorCheckpoint>(!rows.Read() ? null! : new()
        {
            FullyQualifiedNamespace = fullyQualifiedNamespace,
            EventHubName = eventHubName,
            ConsumerGroup = consumerGroup,
            PartitionId = partitionId,
            StartingPosition = EventPosition.FromOffset(rows.GetString(0), isInclusive: false),
            ClientIdentifier = rows.GetString(1),
            LastModified = DateTimeOffset.FromUnixTimeMilliseconds(rows.GetInt64(2)),
        });
    }

    [Obsolete("Of clients before offsets were texts.")]
    public override Task UpdateCheckpointAsync(
        string fullyQualifiedNamespace, string eventHubName, string consumerGroup, string partitionId, long offset,
        long? sequenceNumber, CancellationToken cancellationToken) => UpdateCheckpointAsync(
            fullyQualifiedNamespace, eventHubName, consumerGroup, partitionId, "",
            new CheckpointPosition(offset.ToString(CultureInfo.InvariantCulture), sequenceNumber ?? -1), cancellationToken);

    public override Task UpdateCheckpointAsync(
        string fullyQualifiedNamespace, string eventHubName, string consumerGroup, string partitionId, string clientIdentifier,
        CheckpointPosition startingPosition, CancellationToken cancellationToken)
    {
        using var connection = file.Open();
        using var command = Command(connection, """
            INSERT INTO checkpoint VALUES ($hub, $partition, $offset, $number, $client, $modified)
            ON CONFLICT (hub, partition) DO UPDATE SET
                offset = excluded.offset, sequence_number = excluded.sequence_number, client = excluded.client,
                modified = excluded.modified
            """,
            ("$hub", Hub(fullyQualifiedNamespace, eventHubName, consumerGroup)), ("$partition", partitionId),
            ("$offset", startingPosition.OffsetString ?? ""), ("$number", startingPosition.SequenceNumber),
            ("$client", clientIdentifier), ("$modified", DateTimeOffset.UtcNow.ToUnixTimeMilliseconds()));
        command.ExecuteNonQuery();
        return Task.CompletedTask;
    }

    private static string Hub(string ns, string hub, string group) => $"{ns}/{hub}/{group}".ToLowerInvariant();

    private static SqliteCommand Command(SqliteConnection connection, string text, params ReadOnlySpan<(string Name, object Value)> values)
    {
        var command = connection.CreateCommand();
        command.CommandText = text;
        foreach (var (name, value) in values)
        {
            command.Parameters.AddWithValue(name, value);
        }

        return command;
    }
}
