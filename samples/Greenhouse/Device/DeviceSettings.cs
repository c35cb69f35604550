using System;
using System.Collections;
using System.IO;

namespace Acme.Greenhouse.Firmware
{
    /// <summary>
    /// What differs from board to board, secrets among it: a text file on the board's own storage, a name=value a line. It is not in the
    /// source, and no value of it is ever printed.
    /// </summary>
    internal sealed class DeviceSettings
    {
        /// <summary>Where <c>nanoff</c> puts the file: the internal storage.</summary>
        public const string Path = "I:\\settings.txt";

        private readonly Hashtable _values = new Hashtable();

        private DeviceSettings()
        {
        }

        /// <summary>Reads the file. Lines that are empty or begin with '#' are skipped.</summary>
        /// <exception cref="InvalidOperationException">There is no such file, or a line of it has no '='.</exception>
        public static DeviceSettings Read(string path)
        {
            if (!File.Exists(path))
            {
                throw new InvalidOperationException(path + " is missing; README.md says how to put it on the board");
            }

            DeviceSettings settings = new DeviceSettings();
            string[] lines = File.ReadAllText(path).Split('\n');
            for (int i = 0; i < lines.Length; i++)
            {
                settings.Add(lines[i].Trim(), i + 1);
            }

            return settings;
        }

        /// <summary>The value of that name; null when the file has none.</summary>
        public string Optional(string name)
        {
            return (string)_values[name];
        }

        /// <summary>The value of that name.</summary>
        /// <exception cref="InvalidOperationException">The file has none.</exception>
        public string Required(string name)
        {
            string value = Optional(name);
            if (value == null)
            {
                throw new InvalidOperationException("the settings have no " + name);
            }

            return value;
        }

        /// <summary>The value of that name as a number.</summary>
        /// <exception cref="InvalidOperationException">It is none.</exception>
        public int Number(string name, int whenMissing)
        {
            string value = Optional(name);
            if (value == null)
            {
                return whenMissing;
            }

            int number;
            if (!int.TryParse(value, out number))
            {
                throw new InvalidOperationException("the setting " + name + " is not a number");
            }

            return number;
        }

        // Tokens and keys have '=' themselves: only the first parts name and value.
        private void Add(string line, int number)
        {
            if (line.Length == 0 || line.IndexOf('#') == 0)
            {
                return;
            }

            int equals = line.IndexOf('=');
            if (equals < 1)
            {
                throw new InvalidOperationException("line " + number.ToString() + " of the settings is not name=value");
            }

            string value = line.Substring(equals + 1).Trim();
            if (value.Length > 0)
            {
                _values[line.Substring(0, equals).Trim()] = value;
            }
        }
    }
}
