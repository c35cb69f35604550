using TelemetryGen.EventHubs;
using TelemetryGen.LocalHub.Policies;

namespace TelemetryGen.LocalHub.Http;

/// <summary>A token whose signature was found to be good.</summary>
/// <param name="Token">The token.</param>
/// <param name="Policies">The policies under which that was found; under others it is looked at again.</param>
/// <param name="Signer">Whose key signed it.</param>
internal sealed record VerifiedToken(SasToken Token, PolicySet Policies, AccessPolicy Signer);

/// <summary>
/// Tokens that were verified, by their text: a device sends the same one with each request for an hour. Only good ones are kept, so what a
/// stranger sends takes no memory; end, audience and rights are looked at each time. The text's hash is seeded for each process, so the
/// time of a search tells nothing of a signature.
/// </summary>
internal sealed class VerifiedTokens
{
    // Beyond it all go at once, which costs as many verifications: tokens that have ended go too.
    private readonly BoundedCache<string, VerifiedToken> _tokens = new(10_000);

    public VerifiedToken? Find(string text, PolicySet policies) =>
        _tokens.TryGet(text, out var found) && ReferenceEquals(found.Policies, policies) ? found : null;

    public void Add(string text, VerifiedToken token) => _tokens.Set(text, token);
}
