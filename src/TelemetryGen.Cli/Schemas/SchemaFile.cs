using System.Text;
using TelemetryGen.Schema;

namespace TelemetryGen.Cli.Schemas;

/// <summary>What <c>--schema</c> names: a schema document, or an assembly that carries one.</summary>
public static class SchemaFile
{
    /// <exception cref="CliException">There is no such file, or no schema in it that can be used.</exception>
    public static SchemaSpec Read(string path) => Read(path, static problem => new(problem));

    /// <summary>The same, with an error of the caller's when the document is damaged.</summary>
    internal static SchemaSpec Read(string path, Func<string, CliException> damaged)
    {
        if (IsAssembly(path))
        {
            return AssemblySchema.Read(path);
        }

        try
        {
            using var reader = new StreamReader(
                Open(path), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true));
            return Parse(reader.ReadToEnd(), path, damaged);
        }
        catch (DecoderFallbackException)
        {
            throw damaged($"{path} is not UTF-8.");
        }
    }

    /// <summary>It is an assembly, not a document: every DLL starts with the initials of the format's author.</summary>
    /// <exception cref="CliException">There is no such file, or it may not be read.</exception>
    internal static bool IsAssembly(string path)
    {
        using var stream = Open(path);
        return stream.ReadByte() == 'M' && stream.ReadByte() == 'Z';
    }

    /// <summary>A schema document as a text; <paramref name="source"/> is what errors call it.</summary>
    /// <exception cref="CliException">It is none.</exception>
    internal static SchemaSpec Parse(string text, string source, Func<string, CliException> damaged)
    {
        try
        {
            return SchemaDocument.Parse(text);
        }
        catch (SchemaDocumentException error)
        {
            throw damaged($"{source} is not a usable schema document. {error.Message}");
        }
    }

    /// <exception cref="CliException">There is no such file, or it may not be read.</exception>
    internal static FileStream Open(string path)
    {
        if (path.Length == 0)
        {
            throw new CliException("The name of a file is empty.");
        }

        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new CliException($"File not found: {path}.");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new CliException(PathProblem.Describe(path, "read", error));
        }
    }
}
