// TelemetryGen: what batches say of their records' schema, for .NET nanoFramework

using System;

namespace TelemetryGen.Device
{
    /// <summary>
    /// Of each kind of message: the schema version that brought its newest list or text. A message itself does not say it.
    /// </summary>
    internal sealed class RowVersions
    {
        private ushort[] _templates = new ushort[0];
        private int[] _versions = new int[0];

        /// <summary>Takes the version of a message's kind; allocates at the first of each kind.</summary>
        public void Learn(int template, int version)
        {
            if (IndexOf(template) >= 0)
            {
                return;
            }

            int count = _templates.Length;
            ushort[] templates = new ushort[count + 1];
            int[] versions = new int[count + 1];
            Array.Copy(_templates, 0, templates, 0, count);
            Array.Copy(_versions, 0, versions, 0, count);
            templates[count] = (ushort)template;
            versions[count] = version;
            _templates = templates;
            _versions = versions;
        }

        /// <summary>
        /// The version of a kind. What an earlier start stored may be of a record that this one has not sent yet: then readers of an older
        /// schema are told, by the message's own version, that they cannot tell where a row ends.
        /// </summary>
        public int Get(int template, int schemaVersion)
        {
            int index = IndexOf(template);
            return index < 0 || _versions[index] > schemaVersion ? schemaVersion : _versions[index];
        }

        private int IndexOf(int template)
        {
            for (int i = 0; i < _templates.Length; i++)
            {
                if (_templates[i] == template)
                {
                    return i;
                }
            }

            return -1;
        }
    }
}
