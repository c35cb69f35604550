// TelemetryGen: a token that is replaced without new firmware, for .NET nanoFramework

using System;
using System.IO;
using System.Text;

namespace TelemetryGen.Device
{
    /// <summary>The token of a <see cref="SettingsFile"/>. After a 401 the file is read again: provisioning may have replaced it.</summary>
    public sealed class StoredToken : ITokenSource
    {
        private readonly SettingsFile _file;
        private string _token;

        /// <summary>Takes the file; it is read when a token is needed.</summary>
        /// <param name="file">Of a token, checked by a <see cref="TokenCheck"/>.</param>
        public StoredToken(SettingsFile file)
        {
            if (file == null)
            {
                throw new ArgumentNullException(nameof(file));
            }

            _file = file;
        }

        /// <summary>The token of the file.</summary>
        /// <exception cref="TokenException">There is none that is valid.</exception>
        public string GetToken()
        {
            if (_token == null)
            {
                _token = Load();
            }

            return _token;
        }

        /// <summary>Forgets the token: the file is read again.</summary>
        public void Refresh()
        {
            _token = null;
        }

        private string Load()
        {
            byte[] data;
            try
            {
                data = _file.Load();
            }
            catch (IOException)
            {
                throw new TokenException("the file of the token cannot be read", 0);
            }

            if (data == null)
            {
                throw new TokenException("there is no valid token: provision one", 0);
            }

            // The same string for the same text: the sender tells a fresh token by it.
            return Encoding.UTF8.GetString(data, 0, data.Length).Trim();
        }
    }
}
