using TelemetryGen.Server.Outputs;

namespace TelemetryGen.Server;

/// <summary>Where records are posted as lines of JSON. The configuration section is <c>Post</c>; keys belong into the environment or a
/// file.</summary>
public sealed class JsonPostOptions
{
    internal const string RecordPlace = "{record}";

    private const string Name = "the HTTP output";

    /// <summary>The address: https, or http on this machine. <c>{record}</c> in it becomes the record's name, such as Climate.</summary>
    public string? Url { get; set; }

    /// <summary>The Authorization header, such as <c>Bearer ...</c>; null for none.</summary>
    public string? Authorization { get; set; }

    /// <summary>The longest body of a request, in bytes: 1 KB to 64 MB. A record that is longer alone goes alone.</summary>
    public int MaxRequestBytes { get; set; } = 1_000_000;

    /// <summary>How long an answer is waited for, 1 second to an hour. Then the same lines are posted again.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The address of a record.</summary>
    /// <exception cref="TelemetryServerException">An option is missing or out of range.</exception>
    internal Uri GetUrl(string record) =>
        HttpTarget.Read(Url?.Replace(RecordPlace, Uri.EscapeDataString(record), StringComparison.Ordinal), Name, "Post__Url");

    /// <summary>The client that posts.</summary>
    /// <exception cref="TelemetryServerException">An option is out of range.</exception>
    internal HttpClient CreateClient()
    {
        if (MaxRequestBytes is < 1024 or > 64 << 20)
        {
            throw new TelemetryServerException($"MaxRequestBytes of {Name} is {MaxRequestBytes}; it must be 1,024 to 67,108,864.");
        }

        if (Timeout < TimeSpan.FromSeconds(1) || Timeout > TimeSpan.FromHours(1))
        {
            throw new TelemetryServerException($"Timeout of {Name} is {Timeout}; it must be 00:00:01 to 01:00:00.");
        }

        return HttpTarget.CreateClient(Authorization, Timeout, Name);
    }
}
