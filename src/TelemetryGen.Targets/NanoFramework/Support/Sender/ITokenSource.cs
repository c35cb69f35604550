// TelemetryGen: where tokens come from, for .NET nanoFramework

namespace TelemetryGen.Device
{
    /// <summary>
    /// Gives the sender its token. <see cref="ProvisionedToken"/> holds one, <see cref="SignedToken"/> signs them with a key,
    /// <see cref="FetchedToken"/> asks a token endpoint.
    /// </summary>
    public interface ITokenSource
    {
        /// <summary>The token to send with: <c>SharedAccessSignature sr=...</c>. The same string while it is good.</summary>
        /// <exception cref="SendException">There is none: the classes say what to do.</exception>
        string GetToken();

        /// <summary>The hub refused the token: the next <see cref="GetToken"/> gives a new one, if there can be one.</summary>
        void Refresh();
    }
}
