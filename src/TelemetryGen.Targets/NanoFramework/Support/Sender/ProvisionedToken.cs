// TelemetryGen: a token given at provisioning, for .NET nanoFramework

using System;

namespace TelemetryGen.Device
{
    /// <summary>
    /// A token that was made elsewhere, as <c>telemetrygen sas</c> prints it. The device holds no key; when it ends, it needs a new one.
    /// </summary>
    public sealed class ProvisionedToken : ITokenSource
    {
        private readonly string _token;

        /// <summary>Takes the token.</summary>
        /// <param name="token"><c>SharedAccessSignature sr=...</c>, for this device as publisher. White space around it is cut off.</param>
        /// <exception cref="ArgumentException">It is no token: empty, of more than one line, or not ASCII.</exception>
        public ProvisionedToken(string token)
        {
            token = token == null ? "" : token.Trim();
            if (!SasText.IsToken(token))
            {
                throw new ArgumentException("a token is one line and begins with SharedAccessSignature", nameof(token));
            }

            _token = token;
        }

        /// <summary>The token.</summary>
        public string GetToken()
        {
            return _token;
        }

        /// <summary>Does nothing: there is no other token.</summary>
        public void Refresh()
        {
        }
    }
}
