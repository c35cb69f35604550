namespace TelemetryGen.LocalHub.Certificates;

/// <summary>Where an authority and its server certificate are kept, and of what kind they are.</summary>
internal sealed record CertificateFiles
{
    private const string CaPemFile = "ca.pem";
    private const string CaDerFile = "ca.der";
    private const string CaPrivateFile = "ca-private.pem";
    private const string ServerPrivateFile = "server-private.pem";

    // So that names of the one are never names of the other.
    private const string OldBoards = "legacy-";

    /// <summary>What is made after the authority, by name: where one of these is, there was one.</summary>
    public static readonly IReadOnlyList<string> MadeLater = [CaPemFile, CaDerFile, ServerPrivateFile];

    public required string CaPem { get; init; }

    public required string CaDer { get; init; }

    /// <summary>The authority's key and certificate in one file, so that no crash can part them.</summary>
    public required string CaPrivate { get; init; }

    public required string ServerPrivate { get; init; }

    public required KeyKind Kind { get; init; }

    /// <summary>The authority's name, to which random digits are added.</summary>
    public required string Subject { get; init; }

    /// <summary>When certificates begin; null is the day before they are made.</summary>
    public DateTimeOffset? Begin { get; init; }

    /// <summary>A file that shows that the authority was there, by name; null when there is none.</summary>
    public required Func<string?> TraceOfUse { get; init; }

    /// <summary>How people call <see cref="CaPem"/>.</summary>
    public string CaPemName => Path.GetFileName(CaPem);

    /// <summary>Those for all clients. Any file that a hub makes tells that the authority was there.</summary>
    public static CertificateFiles Usual(string root) =>
        Of(root, "", KeyKind.Ecdsa, "TelemetryGen local hub CA", () => DataDirectory.TraceOfUse(root));

    /// <summary>
    /// Those for old boards. Their authority is made when they are first let in, so its own files alone tell that it was there. It begins
    /// in 2015, where the clock of a CC3200 begins that was never set.
    /// </summary>
    public static CertificateFiles ForOldBoards(string root) =>
        Of(root, OldBoards, KeyKind.Rsa, "TelemetryGen local hub CA for old boards",
            () => MadeLater.Select(static name => OldBoards + name).FirstOrDefault(name => File.Exists(Path.Combine(root, name))))
        with { Begin = new DateTimeOffset(2015, 1, 1, 0, 0, 0, TimeSpan.Zero) };

    private static CertificateFiles Of(string root, string prefix, KeyKind kind, string subject, Func<string?> trace) => new()
    {
        CaPem = Path.Combine(root, prefix + CaPemFile),
        CaDer = Path.Combine(root, prefix + CaDerFile),
        CaPrivate = Path.Combine(root, prefix + CaPrivateFile),
        ServerPrivate = Path.Combine(root, prefix + ServerPrivateFile),
        Kind = kind,
        Subject = subject,
        TraceOfUse = trace,
    };
}
