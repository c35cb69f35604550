using TelemetryGen.Testing.Clients;
using TelemetryGen.Testing.Hubs;

namespace TelemetryGen.Server.Tests.Fixtures;

/// <summary>Processes that read the hub of a test: our server, and Azure's processor in JavaScript.</summary>
internal static class Processes
{
    /// <summary>TelemetryGen.Testing.Server. It saves what it knows of duplicates five times between two checkpoints, and in batches
    /// that a slow machine too handles in that time.</summary>
    /// <param name="hub">The hub.</param>
    /// <param name="more">Settings of the section EventHubs, such as where checkpoints are.</param>
    public static ClientProcess Server(EmbeddedHub hub, params (string Name, string Value)[] more)
    {
        var environment = new Dictionary<string, string>
        {
            ["DOTNET_CONTENTROOT"] = hub.Folder,
            ["PAUSE"] = "1",
            ["EventHubs__ConnectionString"] = hub.AmqpConnectionString("listen"),
            ["EventHubs__HubName"] = EmbeddedHub.Name,
            ["EventHubs__LoadBalancingInterval"] = "00:00:01",
            ["EventHubs__OwnershipExpiration"] = "00:00:04",
            ["EventHubs__CheckpointInterval"] = "00:00:01",
            ["EventHubs__MaxBatch"] = "10",
        };
        foreach (var (name, value) in more)
        {
            environment[$"EventHubs__{name}"] = value;
        }

        return ClientProcess.Start("dotnet", [Path.Combine(AppContext.BaseDirectory, "TelemetryGen.Testing.Server.dll")], environment);
    }

    /// <summary>@azure/event-hubs with @azure/eventhubs-checkpointstore-blob, in the container "checkpoints".</summary>
    public static ClientProcess Node(EmbeddedHub hub, BlobStore blobs) => NodeScripts.Start(
        "processor.mjs", [], new Dictionary<string, string>
        {
            ["HUB_PORT"] = $"{hub.Hub.AmqpPort}",
            ["HUB_NAME"] = EmbeddedHub.Name,
            ["HUB_POLICY"] = "listen",
            ["HUB_KEY"] = hub.Hub.GetPolicy("listen").PrimaryKey,
            ["AZURITE"] = blobs.ConnectionString,
        });
}
