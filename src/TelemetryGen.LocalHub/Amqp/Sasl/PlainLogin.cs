using TelemetryGen.LocalHub.Policies;

namespace TelemetryGen.LocalHub.Amqp.Sasl;

/// <summary>SASL PLAIN (RFC 4616): the user is the name of a policy, the password one of its keys.</summary>
internal sealed class PlainLogin(PolicyStore policies)
{
    public SaslResult Check(ReadOnlySpan<byte> response)
    {
        // authzid NUL authcid NUL passwd
        var first = response.IndexOf((byte)0);
        var second = first < 0 ? -1 : response[(first + 1)..].IndexOf((byte)0);
        if (second < 0)
        {
            return SaslResult.Refused("its PLAIN response is not user and password");
        }

        var name = System.Text.Encoding.UTF8.GetString(response.Slice(first + 1, second));
        var login = new PolicyLogin(name, response[(first + second + 2)..].ToArray());
        return login.IsKnown(policies.Current) ? new SaslResult(null, login) : SaslResult.Refused("no policy has that name and key");
    }
}
