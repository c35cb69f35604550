using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace TelemetryGen.Testing.Hubs.Tokens;

/// <summary>
/// The parts of a token, each of which a case may replace; signed by hand, not by the library, so that it can be wrong in any way. As it
/// comes it is good.
/// </summary>
public sealed record TokenParts(string Resource, string Key, DateTimeOffset Now)
{
    public string Scheme { get; init; } = "SharedAccessSignature ";

    public string Policy { get; init; } = "send";

    /// <summary>se as it is sent.</summary>
    public string Expiry { get; init; } = Now.AddMinutes(30).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    /// <summary>How sr is put into the token.</summary>
    public Func<string, string> EncodeResource { get; init; } = Uri.EscapeDataString;

    /// <summary>What sr looks like in the signed text, given the one in the token.</summary>
    public Func<string, string> SignedResource { get; init; } = static sr => sr;

    /// <summary>Between sr and se in the signed text.</summary>
    public string LineEnd { get; init; } = "\n";

    /// <summary>The key's bytes.</summary>
    public Func<string, byte[]> KeyBytes { get; init; } = Encoding.UTF8.GetBytes;

    /// <summary>sig of the signature's bytes.</summary>
    public Func<byte[], string> EncodeSignature { get; init; } = static bytes => Uri.EscapeDataString(Convert.ToBase64String(bytes));

    public Func<string, string> EncodePolicy { get; init; } = Uri.EscapeDataString;

    /// <summary>The parameters in their order; <c>name=</c> and a value replaces one, a name alone stands for it.</summary>
    public string[] Parameters { get; init; } = ["sr", "sig", "se", "skn"];

    public string Separator { get; init; } = "&";

    public string End { get; init; } = "";

    public string Text
    {
        get
        {
            var sr = EncodeResource(Resource);
            var signature = HMACSHA256.HashData(KeyBytes(Key), Encoding.UTF8.GetBytes(SignedResource(sr) + LineEnd + Expiry));
            return Scheme + string.Join(Separator, Parameters.Select(name => name switch
            {
                "sr" => "sr=" + sr,
                "sig" => "sig=" + EncodeSignature(signature),
                "se" => "se=" + Expiry,
                "skn" => "skn=" + EncodePolicy(Policy),
                _ => name,
            })) + End;
        }
    }
}
