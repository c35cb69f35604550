using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using TelemetryGen.EventHubs;
using TelemetryGen.LocalHub.Devices;
using TelemetryGen.LocalHub.Forwarding;
using TelemetryGen.LocalHub.Policies;
using TelemetryGen.LocalHub.Store;

namespace TelemetryGen.LocalHub.Http;

/// <summary>
/// The token endpoint: gives a device that proves its own key a short-lived token to send as itself, so that no device holds the key of a
/// policy. The order of checks is method, proof, hub: without a proof nobody learns which hubs there are.
/// </summary>
internal sealed class TokenHandler(
    DeviceProof proofs, RevokedDevices revoked, PolicyStore policies, IReadOnlyDictionary<string, HubInfo> hubs, TimeSpan life,
    UpstreamTokens? upstream, TimeProvider clock)
{
    // The hub above, to which a device sends itself: https://{its host}/{hub}/publishers/{device}.
    private const string Upstream = "upstream";

    /// <summary>Null when a token was given.</summary>
    public async Task<HubFault?> ServeAsync(HttpContext context, string device)
    {
        var request = context.Request;
        if (!RequestForm.IsPost(request))
        {
            return HubFault.NotPost;
        }

        if (proofs.Check(context, device, out var proof) is { } unauthorized)
        {
            return unauthorized;
        }

        if (!RequestForm.HasLength(request))
        {
            return HubFault.NoLength;
        }

        var name = request.Query["hub"].ToString();
        if (name.Length == 0)
        {
            return HubFault.NoHubAsked;
        }

        if (!hubs.TryGetValue(name, out var hub))
        {
            return HubFault.NoSuchHub(name);
        }

        if (revoked.Contains(hub.Name, device))
        {
            return HubFault.Revoked(device);
        }

        if (TrySign(request.Query["audience"].ToString(), hub.Name, device, proof!, out var token) is { } unsigned)
        {
            return unsigned;
        }

        await WriteAsync(context, token!);
        return null;
    }

    private HubFault? TrySign(string audience, string hub, string device, SasToken proof, out SasToken? token)
    {
        token = null;
        switch (audience)
        {
            case "":
                if (policies.Current.SendOnly(hub) is not { } policy)
                {
                    return HubFault.NoSendPolicy;
                }

                // By the name and port by which the device reached this hub.
                token = policy.Sign(EventHubResource.Publisher(proof.Audience.Authority, hub, device), clock.GetUtcNow() + life);
                return null;

            case Upstream:
                token = upstream?.Sign(hub, device);
                return token is null ? HubFault.NotForwarded(hub) : null;

            default:
                return HubFault.UnknownAudience;
        }
    }

    // The token alone, so that a board needs no JSON.
    private static async Task WriteAsync(HttpContext context, SasToken token)
    {
        var body = Encoding.ASCII.GetBytes(token.Text);
        var response = context.Response;
        response.ContentType = "text/plain; charset=us-ascii";
        response.ContentLength = body.Length;
        response.Headers.CacheControl = "no-store";
        response.Headers["Token-Expiry"] = token.Expiry.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        await response.Body.WriteAsync(body, context.RequestAborted);
    }
}
