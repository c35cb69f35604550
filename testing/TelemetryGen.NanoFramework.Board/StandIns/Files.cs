extern alias dotnet;

using System.Collections.Generic;
using TelemetryGen.NanoFramework;
using RealPath = dotnet::System.IO.Path;

namespace System.IO
{
    /// <summary>
    /// A file of the board's flash. What is written goes at the end: device code that changed a byte would be found here.
    /// </summary>
    internal sealed class FileStream : IDisposable
    {
        private readonly string _path;
        private readonly FlashFile _file;

        public FileStream(string path, FileMode mode, FileAccess access)
        {
            _path = path;
            _file = mode == FileMode.Create ? Board.Current.Flash.Create(path) : Board.Current.Flash.Find(path);
            if (_file == null)
            {
                throw new IOException("there is no file " + path);
            }
        }

        public long Position { get; set; }

        public long Length
        {
            get { return _file.Length; }
        }

        public int Read(byte[] buffer, int offset, int count)
        {
            // A read may give less than there is.
            int taken = _file.Read((int)Position, buffer, offset, count > 100 ? 100 : count);
            Position += taken;
            return taken;
        }

        public void Write(byte[] buffer, int offset, int count)
        {
            if (Position != _file.Length)
            {
                throw new InvalidOperationException("A byte that was written is written again.");
            }

            Board.Current.Flash.Write(_path, _file, buffer, offset, count);
            Position += count;
        }

        public void Flush()
        {
            Board.Current.Flash.Note(FlashStep.Flush, _path, null);
            if (Board.Current.Flash.FailsToFlush)
            {
                throw new IOException("the flash does not answer");
            }
        }

        public void Dispose()
        {
            Board.Current.Flash.Note(FlashStep.Flush, _path, null);
        }
    }

    internal static class File
    {
        public static bool Exists(string path)
        {
            return Board.Current.Flash.Has(path);
        }

        public static byte[] ReadAllBytes(string path)
        {
            return Board.Current.Flash.Content(path);
        }

        public static void Delete(string path)
        {
            Board.Current.Flash.Delete(path);
        }
    }

    internal static class Directory
    {
        public static bool Exists(string path)
        {
            return GetFiles(path).Length > 0;
        }

        public static void CreateDirectory(string path)
        {
        }

        /// <summary>In no order, as on a board.</summary>
        public static string[] GetFiles(string path)
        {
            List<string> found = new List<string>();
            foreach (string file in Board.Current.Flash.Paths)
            {
                if (RealPath.GetDirectoryName(file) == path)
                {
                    found.Add(file);
                }
            }

            found.Sort(StringComparer.Ordinal);
            if (found.Count > 1)
            {
                found.Add(found[0]);
                found.RemoveAt(0);
            }

            return found.ToArray();
        }
    }
}
