using System.Text;
using TelemetryGen.EventHubs;

namespace TelemetryGen.Fuzz;

/// <summary>Any text is a token or has one of the errors; what a token says can be signed anew and read again.</summary>
internal static class SasTokens
{
    private const string Key = "key";

    public static string? Problem(byte[] bytes)
    {
        var text = Encoding.UTF8.GetString(bytes);
        if (!SasToken.TryParse(text, out var token, out var error))
        {
            return error == SasTokenError.None || error.Describe().Length == 0 ? "It is refused without an error." : null;
        }

        token.Verify(Key);
        var signed = SasToken.Create(token.Resource, token.PolicyName, Key, token.Expiry);
        if (!SasToken.TryParse(signed.Text, out var again, out error))
        {
            return $"'{signed.Text}' was made of a token and is none: {error}";
        }

        var isSame = (again.Resource, again.PolicyName, again.Expiry) == (token.Resource, token.PolicyName, token.Expiry)
            && again.ToString() == token.ToString();
        return isSame && again.Verify(Key) ? null : $"'{signed.Text}' is not the token it was made of.";
    }
}
