namespace TelemetryGen.Testing.Clients;

/// <summary>A blob store on a free port. Its clients may ask for versions of the API that it does not know.</summary>
public sealed class Azurite : IDisposable
{
    // The account that azurite has, and its key, are public (Azurite's README).
    private const string Account = "devstoreaccount1";
    private const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private readonly ClientProcess _process;
    private readonly TemporaryFolder _folder;

    private Azurite(ClientProcess process, TemporaryFolder folder, string endpoint)
    {
        _process = process;
        _folder = folder;
        ConnectionString = $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={Key};BlobEndpoint={endpoint}/{Account};";
    }

    /// <summary>The connection string of its one account.</summary>
    public string ConnectionString { get; }

    /// <summary>Starts it with an empty account.</summary>
    public static async Task<Azurite> StartAsync()
    {
        var folder = new TemporaryFolder();
        var process = NodeScripts.StartPackage(
            "azurite/dist/src/blob/main.js", ["--blobPort", "0", "--location", folder.Path, "--skipApiVersionCheck", "--disableTelemetry"]);
        while (await process.LineAsync() is { } line)
        {
            // Azurite Blob service successfully listens on http://127.0.0.1:40123
            if (line.Contains("successfully listens on ", StringComparison.Ordinal))
            {
                return new Azurite(process, folder, line.Split(" on ")[^1].Trim());
            }
        }

        throw new InvalidOperationException("azurite ended before it listened.");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _process.Dispose();
        _folder.Dispose();
    }
}
