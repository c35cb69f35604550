using TelemetryGen.Schema;

namespace TelemetryGen.Server;

/// <summary>Posts records as lines of JSON, those of one kind in a request, in their order.</summary>
internal sealed class JsonPoster : IEventOutput, IDisposable
{
    // Most servers take 8 KB of headers, and would refuse these lines for ever.
    private const int MaxUnitsLength = 4096;

    private readonly SchemaSpec _schema;
    private readonly JsonPostOptions _options;
    private readonly HttpClient _client;
    private readonly RecordUnits _units;

    /// <exception cref="TelemetryServerException">An option is missing or out of range.</exception>
    public JsonPoster(SchemaSpec schema, JsonPostOptions options)
    {
        (_schema, _options, _units) = (schema, options, new(schema));

        // The path may be a key.
        Description = options.GetUrl(schema.Messages[0].Name).GetLeftPart(UriPartial.Authority);
        _client = options.CreateClient();
    }

    public string Description { get; }

    public IPartitionOutput Open(string partitionId) => new JsonPostPartition(_schema, this);

    /// <summary>Posts lines of one kind.</summary>
    /// <param name="record">The kind.</param>
    /// <param name="lines">The lines, each with its end.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="TelemetryServerException">They were not taken.</exception>
    /// <exception cref="HttpRequestException">Nobody answered.</exception>
    public async Task PostAsync(string record, ReadOnlyMemory<byte> lines, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, _options.GetUrl(record))
        {
            Content = new ReadOnlyMemoryContent(lines) { Headers = { ContentType = new("application/x-ndjson") } },
        };
        request.Headers.Add("Telemetry-Schema", Uri.EscapeDataString(_schema.Name));
        request.Headers.Add("Telemetry-Record", Uri.EscapeDataString(record));
        if (_units.Of(record) is { Length: <= MaxUnitsLength } units)
        {
            request.Headers.Add("Telemetry-Units", units);
        }

        try
        {
            using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            if (!response.IsSuccessStatusCode)
            {
                throw new TelemetryServerException(
                    $"{Description} answered {(int)response.StatusCode} to {lines.Length} bytes of {record}.");
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TelemetryServerException(
                $"{Description} did not answer within {_options.Timeout.TotalSeconds:0.#} s to {lines.Length} bytes of {record}.");
        }
    }

    /// <summary>No more lines in a request that has so many bytes.</summary>
    public int MaxRequestBytes => _options.MaxRequestBytes;

    public void Dispose() => _client.Dispose();
}
