using System.Globalization;
using System.Text;

namespace TelemetryGen.Cli.Hubs;

/// <summary>
/// How Azure's clients reach a hub, ready to paste. Keys are left to the reader: KEY stands for one. Each client has its own rule for
/// ports: with UseDevelopmentEmulator .NET and JavaScript go to the endpoint's port without TLS; with TLS JavaScript takes that port too,
/// .NET and Python only one that is given apart from the connection string.
/// </summary>
internal sealed class ConnectionStrings(LocalHub.LocalHub hub)
{
    private const string Policy = "manage";

    private string Host => hub.Endpoint.Host;

    private string HubName => hub.Hubs[0];

    /// <summary>For clients on this machine, without TLS; null when that port is not served.</summary>
    public string? Emulator => hub.AmqpPort is { } port ? $"{Of($"localhost:{Text(port)}")};UseDevelopmentEmulator=true" : null;

    /// <summary>For JavaScript, with TLS; null when that port is not served.</summary>
    public string? Tls => hub.AmqpTlsPort is { } port ? Of($"{Host}:{Text(port)}") : null;

    /// <summary>For .NET and Python, with TLS, with <see cref="Endpoint"/> beside it.</summary>
    public string? TlsWithoutPort => hub.AmqpTlsPort is null ? null : Of(Host);

    /// <summary>The endpoint that .NET and Python are given apart; null when there is no TLS.</summary>
    public string? Endpoint => hub.AmqpTlsPort is { } port ? $"sb://{Host}:{Text(port)}" : null;

    /// <summary>Lines for people; empty without AMQP.</summary>
    public string ToText()
    {
        var text = new StringBuilder();
        if (Emulator is not null || Tls is not null)
        {
            text.Append(CultureInfo.InvariantCulture, $"\nAMQP, with a key of the policy \"{Policy}\" in place of KEY:\n");
        }

        if (Emulator is not null)
        {
            text.Append(CultureInfo.InvariantCulture, $"  .NET, JavaScript on this machine, without TLS:\n    {Emulator}\n");
        }

        if (Tls is not null)
        {
            text.Append(CultureInfo.InvariantCulture, $"""
                  .NET with TLS, and ConnectionOptions.CustomEndpointAddress = new Uri("{Endpoint}"), SSL_CERT_FILE={hub.CaPemPath}:
                    {TlsWithoutPort}
                  JavaScript with TLS, and NODE_EXTRA_CA_CERTS={hub.CaPemPath}:
                    {Tls}
                  Python with TLS, and custom_endpoint_address="{Endpoint}", connection_verify="{hub.CaPemPath}":
                    {TlsWithoutPort}

                """);
        }

        return text.ToString();
    }

    private string Of(string authority) => $"Endpoint=sb://{authority};SharedAccessKeyName={Policy};SharedAccessKey=KEY;EntityPath={HubName}";

    private static string Text(int port) => port.ToString(CultureInfo.InvariantCulture);
}
