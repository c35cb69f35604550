using Microsoft.AspNetCore.Http;
using TelemetryGen.EventHubs;
using TelemetryGen.LocalHub.Devices;

namespace TelemetryGen.LocalHub.Http;

/// <summary>
/// How a device shows that it has its key without sending it: by a shared access signature over <c>https://host/devices/name</c>, made with
/// that key, skn being the device's name. It is good for nothing else, and ends soon.
/// </summary>
internal sealed class DeviceProof(DeviceKeys keys, RevokedDevices revoked, AudienceCheck audience, TimeProvider clock)
{
    // Devices sign for ten minutes; their clocks may be off by some more.
    private static readonly TimeSpan MaxLife = TimeSpan.FromHours(1);

    /// <summary>Null when the device has proved itself and is not revoked; then there is the proof.</summary>
    public HubFault? Check(HttpContext context, string device, out SasToken? proof)
    {
        string[] resource = [TokenPath.Devices, device];
        if (audience.Check(context.Request.Headers.Authorization, resource, context.Connection.LocalPort, out proof) is { } wrong)
        {
            return wrong;
        }

        // A signature over more than this device's own resource would be a proof for more.
        if (!proof!.Audience.Segments.SequenceEqual(resource, StringComparer.Ordinal))
        {
            return audience.Wrong(proof, resource);
        }

        if (proof.Expiry - clock.GetUtcNow() > MaxLife)
        {
            return HubFault.ProofTooLong(MaxLife);
        }

        // Every name has a key, so an answer says nothing of which devices there are. Only names that can be are asked for one.
        if (!EventHubNames.IsPublisher(device) || proof.PolicyName != device || !proof.Verify(keys.KeyOf(device)))
        {
            return HubFault.WrongSignature;
        }

        return revoked.Contains(device) ? HubFault.Revoked(device) : null;
    }
}
