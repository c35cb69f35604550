namespace TelemetryGen.Server;

/// <summary>Where Capture files lie.</summary>
internal interface ICaptureFiles
{
    /// <summary>The place in words: no keys.</summary>
    string Description { get; }

    /// <summary>The names of all files, with slashes.</summary>
    ValueTask<IReadOnlyList<string>> ListAsync(CancellationToken cancellationToken);

    /// <summary>Opens a file.</summary>
    ValueTask<Stream> OpenAsync(string name, CancellationToken cancellationToken);

    /// <summary>True for an error that passes by itself: the place cannot be reached.</summary>
    bool IsAway(Exception error);
}
