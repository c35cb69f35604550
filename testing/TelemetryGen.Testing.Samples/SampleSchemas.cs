using System.Reflection;
using TelemetryGen.Schema;

namespace TelemetryGen.Testing.Samples;

/// <summary>Schemas that several test projects use.</summary>
public static class SampleSchemas
{
    /// <summary>The product's own example: one message, version 2.</summary>
    public static SchemaSpec Greenhouse { get; } = SchemaDocument.Parse(Text("greenhouse.xml"));

    /// <summary>Every kind of field, every width, three versions.</summary>
    public static SchemaSpec Everything { get; } = SchemaDocument.Parse(Text("everything.xml"));

    /// <summary>Bytes, durations, offsets and nullable booleans.</summary>
    public static SchemaSpec Others { get; } = SchemaDocument.Parse(Text("others.xml"));

    /// <summary>Arrays, nested records, groups and reserved fields, in three versions.</summary>
    public static SchemaSpec Parts { get; } = SchemaDocument.Parse(Text("parts.xml"));

    /// <summary>Arrays, nested records, groups and reserved fields: the messages of schemas/vectors that have them.</summary>
    public static SchemaSpec Nested { get; } = SchemaDocument.Parse(Text("nested.xml"));

    /// <summary>Numbered records with a timestamp in seconds, milliseconds and microseconds: what the queue of a board fills in.</summary>
    public static SchemaSpec Moments { get; } = SchemaDocument.Parse(Text("moments.xml"));

    /// <summary>The document of a sample as it is written here.</summary>
    public static string Text(string file)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(file)
            ?? throw new ArgumentException($"There is no sample '{file}'.", nameof(file));
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
