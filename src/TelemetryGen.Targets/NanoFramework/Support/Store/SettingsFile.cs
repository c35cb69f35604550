// TelemetryGen: settings that are replaced safely, for .NET nanoFramework

using System;
using System.IO;

namespace TelemetryGen.Device
{
    /// <summary>Says whether the bytes of a setting are worth a place on the flash.</summary>
    public interface ISettingCheck
    {
        /// <summary>False for what would never work.</summary>
        bool IsValid(byte[] data);
    }

    /// <summary>
    /// A file, such as the token or the CA, that is replaced without a timestamp in which there is no good one. Beside it there may be two
    /// more: <c>.new</c>, whole before anything is overwritten, and <c>.old</c>, kept until the new one is confirmed. Nothing is renamed:
    /// on a FAT a cut in a rename may leave two names for the same data.
    /// </summary>
    public sealed class SettingsFile
    {
        private readonly string _path;
        private readonly ISettingCheck _check;

        /// <summary>Names the file; nothing is read yet.</summary>
        /// <param name="path">Such as <c>I:\token</c>: the setting itself, without anything around it.</param>
        /// <param name="check">What a setting must be to be taken.</param>
        public SettingsFile(string path, ISettingCheck check)
        {
            if (path == null)
            {
                throw new ArgumentNullException(nameof(path));
            }

            if (check == null)
            {
                throw new ArgumentNullException(nameof(check));
            }

            _path = path;
            _check = check;
        }

        /// <summary>Puts data in the place of the file. False when they are not valid: then nothing was changed.</summary>
        /// <exception cref="IOException">The flash is full or worn; <see cref="Load"/> then gives the old data.</exception>
        public bool Replace(byte[] data)
        {
            if (data == null || !_check.IsValid(data))
            {
                return false;
            }

            Finish();
            if (Proven() == null)
            {
                byte[] old = WholeFile.Read(_path);
                if (old != null)
                {
                    SealedFile.Write(_path + ".old", old);
                }
            }

            Install(data);
            return true;
        }

        /// <summary>
        /// The data of the file when they are valid, else those it had before, put back; null when neither are. Finishes or undoes what a
        /// cut left.
        /// </summary>
        /// <exception cref="IOException">The flash failed.</exception>
        public byte[] Load()
        {
            Finish();
            byte[] data = WholeFile.Read(_path);
            if (data != null && _check.IsValid(data))
            {
                return data;
            }

            return Revert() ? WholeFile.Read(_path) : null;
        }

        /// <summary>The new data have proven good, for instance in a send: what was there before is removed.</summary>
        public void Confirm()
        {
            if (File.Exists(_path + ".old"))
            {
                File.Delete(_path + ".old");
            }
        }

        /// <summary>Puts back what was there before the last replacement. False when that is not there or not valid.</summary>
        /// <exception cref="IOException">The flash failed.</exception>
        public bool Revert()
        {
            byte[] old = Proven();
            if (old == null)
            {
                return false;
            }

            Install(old);
            return true;
        }

        // What was there before, null when it is not valid.
        private byte[] Proven()
        {
            byte[] old = SealedFile.Read(_path + ".old");
            return old != null && _check.IsValid(old) ? old : null;
        }

        private void Install(byte[] data)
        {
            // From the timestamp that this file is whole, the new data win.
            SealedFile.Write(_path + ".new", data);
            Finish();
        }

        // Copies a whole ".new" to its place, as often as it takes.
        private void Finish()
        {
            byte[] data = SealedFile.Read(_path + ".new");
            if (data != null)
            {
                WholeFile.Write(_path, data);
                File.Delete(_path + ".new");
            }
        }
    }
}
