using TelemetryGen.Testing.Clients;

namespace TelemetryGen.LocalHub.Amqp.Tests.Fixtures;

/// <summary>Starts the scripts of this project.</summary>
internal static class ClientScript
{
    // Debian's own, which has its packages; the first in PATH may be another.
    private const string Python = "/usr/bin/python3";

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "../../..");

    public static ClientProcess Node(AmqpHub hub, string scenario, ClientForm form, string policy = "manage",
        params (string Name, string Value)[] more) =>
        NodeScripts.Start("client.mjs", [scenario], Environment(hub, form, policy, more));

    public static ClientProcess NodeProcessor(AmqpHub hub, Azurite azurite) => NodeScripts.Start(
        "processor.mjs", [], Environment(hub, ClientForm.Plain, "listen", [("AZURITE", azurite.ConnectionString)]));

    public static ClientProcess DotNetProcessor(AmqpHub hub, Azurite azurite) => ClientProcess.Start(
        "dotnet", [Path.Combine(AppContext.BaseDirectory, "TelemetryGen.Testing.Processor.dll")],
        new Dictionary<string, string>
        {
            ["HUB"] = hub.Emulator("listen"), ["HUB_NAME"] = AmqpHub.Name, ["AZURITE"] = azurite.ConnectionString,
        });

    public static ClientProcess PythonClient(AmqpHub hub, string scenario, ClientForm form, string policy = "manage",
        params (string Name, string Value)[] more) =>
        ClientProcess.Start(Python, [Path.Combine(Folder, "py", "client.py"), scenario], Environment(hub, form, policy, more));

    public static Dictionary<string, string> Environment(AmqpHub hub, ClientForm form, string policy, (string Name, string Value)[] more)
    {
        var port = form switch { ClientForm.Plain => hub.Hub.AmqpPort, ClientForm.Tls => hub.Hub.AmqpTlsPort, _ => hub.Hub.Endpoint.Port };
        var environment = new Dictionary<string, string>
        {
            ["HUB_FORM"] = form switch { ClientForm.Plain => "plain", ClientForm.Tls => "tls", _ => "websocket" },
            ["HUB_PORT"] = $"{port}",
            ["HUB_NAME"] = AmqpHub.Name,
            ["HUB_POLICY"] = policy,
            ["HUB_KEY"] = hub.Key(policy),
            ["HUB_CA"] = hub.CaPem,
            ["NODE_EXTRA_CA_CERTS"] = hub.CaPem,
        };
        foreach (var (name, value) in more)
        {
            environment[name] = value;
        }

        return environment;
    }
}
