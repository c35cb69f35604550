// TelemetryGen: shared access signatures, for .NET nanoFramework

using System;
using System.Security.Cryptography;
using System.Text;

namespace TelemetryGen.Device
{
    /// <summary>
    /// Shared access signatures as texts: <c>SharedAccessSignature sr={resource}&amp;sig={signature}&amp;se={expiry}&amp;skn={name}</c>.
    /// The signature is HMAC-SHA256 over sr as sent, a line feed and se; the key is the UTF-8 text of the key, not base64-decoded.
    /// </summary>
    internal static class SasText
    {
        private const string Scheme = "SharedAccessSignature ";

        // A token is renewed so many seconds before its end, or in the last quarter of a shorter life.
        private const long Margin = 300;

        /// <summary>Signs a token.</summary>
        /// <param name="resource">Absolute URI, such as <c>https://acme.servicebus.windows.net/weather/publishers/roof-1</c>.</param>
        /// <param name="name">Name of the key.</param>
        /// <param name="key">Text of the key.</param>
        /// <param name="expiry">End of its life in Unix seconds.</param>
        public static string Sign(string resource, string name, string key, long expiry)
        {
            string encoded = Encode(resource);
            string end = expiry.ToString();
            byte[] signature = HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(encoded + "\n" + end));
            return Scheme + "sr=" + encoded + "&sig=" + Encode(Convert.ToBase64String(signature)) + "&se=" + end + "&skn=" + Encode(name);
        }

        /// <summary>Whether the text can go into a header as a token: one line of printable ASCII with the scheme before it.</summary>
        public static bool IsToken(string text)
        {
            if (text.Length <= Scheme.Length || !text.StartsWith(Scheme))
            {
                return false;
            }

            foreach (byte value in Encoding.UTF8.GetBytes(text))
            {
                if (value < ' ' || value > '~')
                {
                    return false;
                }
            }

            return true;
        }

        /// <summary>When the token ends, in Unix seconds; 0 when it does not say.</summary>
        public static long Expiry(string token)
        {
            int start = token.IndexOf("&se=");
            if (start < 0)
            {
                start = token.IndexOf(" se=");
            }

            if (start < 0)
            {
                return 0;
            }

            start += 4;
            int end = token.IndexOf('&', start);
            long expiry;
            return long.TryParse(end < 0 ? token.Substring(start) : token.Substring(start, end - start), out expiry) ? expiry : 0;
        }

        /// <summary>The text of a field, still encoded; empty when the token has none of that name.</summary>
        public static string Field(string token, string name)
        {
            string[] fields = token.Substring(Scheme.Length).Split('&');
            foreach (string field in fields)
            {
                if (field.StartsWith(name + "="))
                {
                    return field.Substring(name.Length + 1);
                }
            }

            return string.Empty;
        }

        /// <summary>Resolves percent sequences of ASCII; empty when one is broken or is of no ASCII.</summary>
        public static string Decode(string text)
        {
            // As bytes: a board's string has no index that can be trusted beyond ASCII.
            byte[] bytes = Encoding.UTF8.GetBytes(text);
            int length = 0;
            for (int i = 0; i < bytes.Length; i++)
            {
                byte value = bytes[i];
                if (value == '%')
                {
                    int high = i + 2 < bytes.Length ? Digit(bytes[i + 1]) : -1;
                    int low = i + 2 < bytes.Length ? Digit(bytes[i + 2]) : -1;
                    if (high < 0 || high > 7 || low < 0)
                    {
                        return string.Empty;
                    }

                    value = (byte)(high << 4 | low);
                    i += 2;
                }

                bytes[length++] = value;
            }

            return Encoding.UTF8.GetString(bytes, 0, length);
        }

        /// <summary>From when on a token is replaced, in Unix seconds.</summary>
        /// <param name="start">When it was made.</param>
        /// <param name="expiry">When it ends.</param>
        public static long RenewAt(long start, long expiry)
        {
            long quarter = (expiry - start) / 4;
            return expiry - (quarter < Margin ? quarter : Margin);
        }

        /// <summary>
        /// Percent-encodes the UTF-8 of a text, upper-case; only letters, digits, '-', '.', '_' and '~' stay (RFC 3986, section 2.3).
        /// </summary>
        private static string Encode(string text)
        {
            byte[] bytes = Encoding.UTF8.GetBytes(text);
            char[] encoded = new char[bytes.Length * 3];
            int length = 0;
            for (int i = 0; i < bytes.Length; i++)
            {
                byte value = bytes[i];
                if (IsUnreserved(value))
                {
                    encoded[length++] = (char)value;
                }
                else
                {
                    encoded[length++] = '%';
                    encoded[length++] = Hex(value >> 4);
                    encoded[length++] = Hex(value & 15);
                }
            }

            return new string(encoded, 0, length);
        }

        private static char Hex(int digit)
        {
            return (char)(digit < 10 ? '0' + digit : 'A' - 10 + digit);
        }

        // -1 for what is no hexadecimal digit.
        private static int Digit(byte value)
        {
            if (value >= '0' && value <= '9')
            {
                return value - '0';
            }

            int lower = value | 0x20;
            return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
        }

        private static bool IsUnreserved(byte value)
        {
            return (value >= 'a' && value <= 'z') || (value >= 'A' && value <= 'Z') || (value >= '0' && value <= '9')
                || value == '-' || value == '.' || value == '_' || value == '~';
        }
    }
}
