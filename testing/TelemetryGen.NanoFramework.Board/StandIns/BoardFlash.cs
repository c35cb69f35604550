extern alias dotnet;

using System.Collections.Generic;

namespace TelemetryGen.NanoFramework
{
    public enum FlashStep
    {
        Create,
        Write,
        Flush,
        Delete,
    }

    /// <summary>One operation on the flash.</summary>
    public sealed class FlashOperation
    {
        public FlashOperation(FlashStep step, string path, byte[] data)
        {
            Step = step;
            Path = path;
            Data = data;
        }

        public FlashStep Step { get; private set; }

        public string Path { get; private set; }

        /// <summary>Of a write.</summary>
        public byte[] Data { get; private set; }
    }

    /// <summary>A board's flash: files in memory, and what was done to them, in order.</summary>
    public sealed class BoardFlash
    {
        private readonly Dictionary<string, FlashFile> _files = new Dictionary<string, FlashFile>();

        public BoardFlash()
        {
            Free = int.MaxValue;
        }

        /// <summary>Written down when not null.</summary>
        public List<FlashOperation> Log { get; set; }

        /// <summary>Bytes that can still be written: when they are used up, a write takes what fits and fails.</summary>
        public int Free { get; set; }

        /// <summary>A flush is an error, although all that was written is there.</summary>
        public bool FailsToFlush { get; set; }

        /// <summary>The most bytes that there ever were in all files.</summary>
        public int Most { get; private set; }

        public IEnumerable<string> Paths
        {
            get { return _files.Keys; }
        }

        public byte[] Content(string path)
        {
            FlashFile file;
            return _files.TryGetValue(path, out file) ? file.ToArray() : null;
        }

        public void Put(string path, byte[] content)
        {
            FlashFile file = new FlashFile();
            file.Append(content, 0, content.Length);
            _files[path] = file;
        }

        internal bool Has(string path)
        {
            return _files.ContainsKey(path);
        }

        internal FlashFile Find(string path)
        {
            FlashFile file;
            return _files.TryGetValue(path, out file) ? file : null;
        }

        internal FlashFile Create(string path)
        {
            Note(FlashStep.Create, path, null);
            FlashFile file = new FlashFile();
            _files[path] = file;
            return file;
        }

        internal void Write(string path, FlashFile file, byte[] buffer, int offset, int count)
        {
            int taken = count < Free ? count : Free;
            if (Log != null)
            {
                byte[] data = new byte[taken];
                dotnet::System.Array.Copy(buffer, offset, data, 0, taken);
                Note(FlashStep.Write, path, data);
            }

            file.Append(buffer, offset, taken);
            Free -= Free == int.MaxValue ? 0 : taken;
            Weigh();
            if (taken < count)
            {
                throw new dotnet::System.IO.IOException("the flash is full");
            }
        }

        internal void Delete(string path)
        {
            Note(FlashStep.Delete, path, null);
            Free += Free == int.MaxValue ? 0 : Find(path).Length;
            _files.Remove(path);
        }

        internal void Note(FlashStep step, string path, byte[] data)
        {
            if (Log != null)
            {
                Log.Add(new FlashOperation(step, path, data));
            }
        }

        private void Weigh()
        {
            int sum = 0;
            foreach (FlashFile file in _files.Values)
            {
                sum += file.Length;
            }

            Most = sum > Most ? sum : Most;
        }
    }

    internal sealed class FlashFile
    {
        // Grows seldom, so that a test can count what the board's own code allocates.
        private byte[] _bytes = new byte[4096];

        public int Length { get; private set; }

        public void Append(byte[] buffer, int offset, int count)
        {
            if (Length + count > _bytes.Length)
            {
                dotnet::System.Array.Resize(ref _bytes, 2 * (Length + count));
            }

            dotnet::System.Array.Copy(buffer, offset, _bytes, Length, count);
            Length += count;
        }

        public int Read(int position, byte[] buffer, int offset, int count)
        {
            int taken = Length - position < count ? Length - position : count;
            taken = taken < 0 ? 0 : taken;
            dotnet::System.Array.Copy(_bytes, position, buffer, offset, taken);
            return taken;
        }

        public byte[] ToArray()
        {
            byte[] content = new byte[Length];
            dotnet::System.Array.Copy(_bytes, 0, content, 0, Length);
            return content;
        }
    }
}
