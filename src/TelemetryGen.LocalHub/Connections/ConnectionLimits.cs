namespace TelemetryGen.LocalHub;

/// <summary>
/// What strangers may take of a <see cref="LocalHub"/> before they have shown a token: connections, handshakes and time. What is over a
/// limit is refused or ended, and told in the log, a line in ten seconds for each kind.
/// </summary>
public sealed record ConnectionLimits
{
    /// <summary>Most connections at once, 1 to 1,000,000. 5,000 is what a namespace of tier Standard takes.</summary>
    public int MaxConnections { get; init; } = 5000;

    /// <summary>Most connections at once of one address, 1 to 1,000,000. For IPv6 a network of 64 bits is one address.</summary>
    public int MaxConnectionsPerAddress { get; init; } = 2000;

    /// <summary>Most TLS handshakes at once, 1 to 1,000,000. A connection that has not said anything yet counts.</summary>
    public int MaxHandshakes { get; init; } = 1000;

    /// <summary>
    /// How long a TLS handshake may take, a second to 10 minutes. A small board needs seconds for its part of the key exchange.
    /// </summary>
    public TimeSpan HandshakeTime { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a connection may be silent after its handshake, a second to a day.</summary>
    public TimeSpan FirstRequestTime { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a connection may be silent between two requests, a second to a day. Azure drops it after 240 s.</summary>
    public TimeSpan IdleTime { get; init; } = TimeSpan.FromSeconds(240);

    /// <summary>How long the head of a request may take from its first byte to its last, a second to 10 minutes.</summary>
    public TimeSpan HeaderTime { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Least bytes a second at which a body has to come, after its first five seconds; 0 to 1,000,000, 0 is no bound. A slower one is
    /// answered 408.
    /// </summary>
    public int MinBodyBytesPerSecond { get; init; } = 100;

    internal void Validate(LocalHubOptions options)
    {
        Count(MaxConnections, nameof(MaxConnections), 1);
        Count(MaxConnectionsPerAddress, nameof(MaxConnectionsPerAddress), 1);
        Count(MaxHandshakes, nameof(MaxHandshakes), 1);
        Count(MinBodyBytesPerSecond, nameof(MinBodyBytesPerSecond), 0);
        Time(HandshakeTime, nameof(HandshakeTime), TimeSpan.FromMinutes(10), "10 minutes");
        Time(HeaderTime, nameof(HeaderTime), TimeSpan.FromMinutes(10), "10 minutes");
        Time(FirstRequestTime, nameof(FirstRequestTime), TimeSpan.FromDays(1), "a day");
        Time(IdleTime, nameof(IdleTime), TimeSpan.FromDays(1), "a day");

        void Count(int value, string name, int least) => options.Require(
            value >= least && value <= 1_000_000, PathOf(name), $"{value} is not between {least} and 1000000.");

        void Time(TimeSpan value, string name, TimeSpan most, string text) => options.Require(
            value >= TimeSpan.FromSeconds(1) && value <= most, PathOf(name), $"{value} is not between a second and {text}.");
    }

    /// <summary>Where a limit lies in the hub's options.</summary>
    internal static string PathOf(string name) => $"{nameof(LocalHubOptions.Connections)}.{name}";
}
