using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace TelemetryGen.EventHubs;

/// <summary>
/// A shared access signature: <c>SharedAccessSignature sr={resource}&amp;sig={signature}&amp;se={expiry}&amp;skn={policy}</c>.
/// </summary>
/// <remarks>
/// The signature is HMAC-SHA256 over sr exactly as sent, a line feed and se; the key is the UTF-8 text of the policy's key, which
/// is not base64-decoded first. Source: Azure documentation, "Authenticate access to Event Hubs with shared access signatures".
/// One sentence there says CRLF and SHA-256; every sample of it, and the service, use LF and HMAC-SHA256.
/// </remarks>
public sealed class SasToken
{
    /// <summary>The authorization scheme, with which the text begins.</summary>
    public const string Scheme = "SharedAccessSignature";

    private readonly string _signedText;
    private readonly byte[] _signature;

    internal SasToken(string text, string encodedResource, SasAudience audience, string expirySeconds, string policyName, byte[] signature)
    {
        Text = text;
        EncodedResource = encodedResource;
        Audience = audience;
        PolicyName = policyName;
        Expiry = DateTimeOffset.FromUnixTimeSeconds(long.Parse(expirySeconds, CultureInfo.InvariantCulture));
        _signedText = SignedText(encodedResource, expirySeconds);
        _signature = signature;
    }

    /// <summary>The whole token, as the Authorization header carries it. It is a secret until it expires.</summary>
    public string Text { get; }

    /// <summary>sr as sent, percent-encoded.</summary>
    public string EncodedResource { get; }

    /// <summary>sr decoded, such as <c>https://localhost:8443/greenhouse/publishers/wipy-01</c>.</summary>
    public string Resource => Audience.Resource;

    /// <summary>What the token opens.</summary>
    public SasAudience Audience { get; }

    /// <summary>The end of its life, in whole seconds. At this instant it is expired.</summary>
    public DateTimeOffset Expiry { get; }

    /// <summary>The policy whose key signed it.</summary>
    public string PolicyName { get; }

    /// <summary>The 32 bytes of the signature.</summary>
    public ReadOnlyMemory<byte> Signature => _signature;

    /// <summary>Signs a token. The expiry is cut to whole seconds.</summary>
    /// <exception cref="ArgumentException">The resource is no resource, or the policy or key is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The expiry lies before 1970.</exception>
    public static SasToken Create(Uri resource, string policyName, string key, DateTimeOffset expiry)
    {
        ArgumentNullException.ThrowIfNull(resource);
        return Create(resource.IsAbsoluteUri ? resource.AbsoluteUri : resource.OriginalString, policyName, key, expiry);
    }

    /// <inheritdoc cref="Create(Uri, string, string, DateTimeOffset)"/>
    /// <remarks>The resource is signed exactly as given.</remarks>
    public static SasToken Create(string resource, string policyName, string key, DateTimeOffset expiry)
    {
        ArgumentException.ThrowIfNullOrEmpty(policyName);
        ArgumentException.ThrowIfNullOrEmpty(key);
        ArgumentOutOfRangeException.ThrowIfLessThan(expiry, DateTimeOffset.UnixEpoch);
        if (!SasAudience.TryParse(resource, out var audience) || !SasAudience.HasScheme(resource))
        {
            throw new ArgumentException($"'{resource}' is not an absolute {SasAudience.Schemes} URI.", nameof(resource));
        }

        var encoded = Uri.EscapeDataString(resource);
        var seconds = expiry.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var signature = Sign(SignedText(encoded, seconds), key);
        var encodedSignature = Uri.EscapeDataString(Convert.ToBase64String(signature));
        var text = $"{Scheme} sr={encoded}&sig={encodedSignature}&se={seconds}&skn={Uri.EscapeDataString(policyName)}";
        return new SasToken(text, encoded, audience, seconds, policyName, signature);
    }

    /// <summary>
    /// Reads a token. Parameters may come in any order and percent sequences in either case; nothing is verified but the form.
    /// </summary>
    /// <param name="text">The value of an Authorization header.</param>
    /// <param name="token">The token, when the result is true.</param>
    /// <param name="error">Why not, when the result is false.</param>
    public static bool TryParse(string? text, [NotNullWhen(true)] out SasToken? token, out SasTokenError error)
    {
        error = SasTokenParser.Parse(text, out token);
        return error == SasTokenError.None;
    }

    /// <summary>Whether <paramref name="key"/> signed this token. Takes the same time wherever the signatures differ.</summary>
    public bool Verify(string key)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        return CryptographicOperations.FixedTimeEquals(Sign(_signedText, key), _signature);
    }

    /// <summary>The token for people and logs: without its signature.</summary>
    public override string ToString() =>
        $"{Scheme} for {Resource} by {PolicyName} "
            + $"until {Expiry.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)}";

    private static string SignedText(string encodedResource, string expirySeconds) => $"{encodedResource}\n{expirySeconds}";

    private static byte[] Sign(string text, string key) =>
        HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(text));
}
