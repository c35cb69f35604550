using TelemetryGen.LocalHub.Capture;
using TelemetryGen.LocalHub.Composition;

namespace TelemetryGen.LocalHub;

/// <summary>
/// Files of all events, in the form and under the paths of Event Hubs Capture:
/// <c>namespace/hub/partition/year/month/day/hour/minute/second.avro</c>, by the time at which a file was begun. A window without events
/// gives no file.
/// </summary>
public sealed record CaptureOptions
{
    /// <summary>Where the files go. Made when it is not there.</summary>
    public required string Folder { get; init; }

    /// <summary>The first part of the paths, where Azure has the name of the namespace.</summary>
    public string Namespace { get; init; } = "local";

    /// <summary>After this time a file ends, a second to a day. Azure has a minute to 15.</summary>
    public TimeSpan Window { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>From this size on a file ends, 1,000 bytes to 500 MB. Azure has 10 MB to 500 MB.</summary>
    public long MaxFileBytes { get; init; } = 300_000_000;

    // Named here alone: a program that is compiled to machine code and makes no such options has no Avro in it either.
    internal Func<CaptureOptions, HubCore, CaptureService> Start { get; } = CaptureService.Start;

    internal void Validate(LocalHubOptions options)
    {
        options.Require(!string.IsNullOrWhiteSpace(Folder), "Capture.Folder", "is empty.");
        options.Require(
            Namespace.Length > 0 && Namespace.All(static c => char.IsAsciiLetterOrDigit(c) || c == '-'), "Capture.Namespace",
            $"'{Namespace}' is not letters, digits and hyphens.");
        options.Require(
            Window >= TimeSpan.FromSeconds(1) && Window <= TimeSpan.FromDays(1), "Capture.Window",
            $"{Window} is not between a second and a day.");
        options.Require(
            MaxFileBytes is >= 1000 and <= 500_000_000, "Capture.MaxFileBytes", $"{MaxFileBytes} is not between 1000 and 500000000.");
    }
}
