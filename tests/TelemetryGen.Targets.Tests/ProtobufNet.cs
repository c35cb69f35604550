using Google.Protobuf.Reflection;
using ProtoBuf.Reflection;

namespace TelemetryGen.Targets.Tests;

/// <summary>protobuf-net's reader of .proto files: the library that Stream Analytics' documentation names as its own.</summary>
internal static class ProtobufNet
{
    /// <summary>The C# that it makes of the file.</summary>
    /// <exception cref="FormatException">It has something to say against it, be it a warning.</exception>
    public static string ToCSharp(string proto)
    {
        var set = new FileDescriptorSet();
        set.Add("file.proto", true, new StringReader(proto));
        set.Process();
        var errors = set.GetErrors();
        return errors.Length == 0
            ? CSharpCodeGenerator.Default.Generate(set).Single().Text
            : throw new FormatException(string.Join('\n', errors.Select(e => e.ToString())));
    }
}
