namespace TelemetryGen.Cli.Hubs.Replaying;

/// <summary>Where dead letters are kept.</summary>
internal interface ILetters
{
    /// <summary>What becomes of them when they were sent, for the last line.</summary>
    string Afterwards { get; }

    /// <summary>All of them in their order.</summary>
    /// <exception cref="CliException">One is none, or the place cannot be read.</exception>
    IAsyncEnumerable<Letter> ReadAsync(CancellationToken cancellation);
}
