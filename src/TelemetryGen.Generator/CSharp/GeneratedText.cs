using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace TelemetryGen.Generator.CSharp;

/// <summary>
/// Written text for the compiler. It is read in pieces and never one string: one of 200 messages is hundreds of kilobytes, which the
/// garbage collector keeps apart and clears late.
/// </summary>
internal static class GeneratedText
{
    public static SourceText Create(StringBuilder text) => SourceText.From(new Reader(text), text.Length, Encoding.UTF8);

    private sealed class Reader(StringBuilder text) : TextReader
    {
        private int _at;

        public override int Peek() => _at < text.Length ? text[_at] : -1;

        public override int Read() => _at < text.Length ? text[_at++] : -1;

        public override int Read(char[] buffer, int index, int count)
        {
            var read = Math.Min(count, text.Length - _at);
            text.CopyTo(_at, buffer, index, read);
            _at += read;
            return read;
        }
    }
}
