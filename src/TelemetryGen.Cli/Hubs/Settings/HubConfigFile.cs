using System.Text.Json;

namespace TelemetryGen.Cli.Hubs.Settings;

/// <summary>
/// A file of settings: one JSON object whose members are called as the options, without their dashes. Comments and a comma behind the last
/// are allowed. What is wrong is told with file and line.
/// </summary>
internal static class HubConfigFile
{
    private static readonly JsonReaderOptions Options = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>The texts of each setting that the file has.</summary>
    /// <exception cref="CliException">The file cannot be read or is not right.</exception>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Read(string path, IEnumerable<HubSetting> settings)
    {
        byte[] content;
        try
        {
            content = File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CliException($"--config: {PathProblem.Describe(path, "read", e)}");
        }

        return Parse(path, content.AsSpan().StartsWith("\uFEFF"u8) ? content.AsSpan(3) : content,
            settings.ToDictionary(static setting => setting.Name));
    }

    private static Dictionary<string, IReadOnlyList<string>> Parse(
        string path, ReadOnlySpan<byte> json, Dictionary<string, HubSetting> settings)
    {
        var read = new Dictionary<string, IReadOnlyList<string>>();
        var reader = new Utf8JsonReader(json, Options);
        try
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            {
                throw Wrong(path, json, reader, "the file must be a JSON object of options");
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var name = reader.GetString()!;
                if (!settings.TryGetValue(name, out var setting))
                {
                    throw Wrong(path, json, reader,
                        $"'{name}' is no option{Suggest(name, settings.Keys)} telemetrygen hub --help lists them, here without their "
                            + "dashes");
                }

                var texts = Value(path, json, ref reader, setting);
                if (!read.TryAdd(name, texts))
                {
                    throw Wrong(path, json, reader, $"{name} is there twice");
                }
            }

            // What stands behind the object.
            _ = reader.Read();
            return read;
        }
        catch (JsonException e)
        {
            throw new CliException($"{path}({e.LineNumber + 1}): it is not JSON at byte {e.BytePositionInLine + 1} of the line.");
        }
        catch (InvalidOperationException)
        {
            throw Wrong(path, json, reader, "a text is not Unicode");
        }
    }

    private static List<string> Value(string path, ReadOnlySpan<byte> json, ref Utf8JsonReader reader, HubSetting setting)
    {
        reader.Read();
        var start = reader;
        var texts = new List<string>();
        if (!setting.Takes(reader.TokenType))
        {
            throw Wrong(path, json, start, $"{setting.Name} is {Kind(reader.TokenType)}; it must be {setting.MustBe}");
        }

        if (reader.TokenType == JsonTokenType.StartArray)
        {
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                if (reader.TokenType != JsonTokenType.String)
                {
                    throw Wrong(path, json, reader,
                        $"{setting.Name} has {Kind(reader.TokenType)} in its list; it must be {setting.MustBe}");
                }

                texts.Add(reader.GetString()!);
            }
        }
        else
        {
            texts.Add(reader.TokenType switch
            {
                JsonTokenType.True => "true",
                JsonTokenType.False => "false",
                JsonTokenType.Null => SettingKinds.None,
                JsonTokenType.String => reader.GetString()!,
                _ => System.Text.Encoding.ASCII.GetString(reader.ValueSpan),
            });
        }

        return setting.Fits(texts)
            ? texts
            : throw Wrong(path, json, start, $"{setting.Name} {setting.Describe(texts)}; it must be {setting.MustBe}");
    }

    private static string Suggest(string name, IEnumerable<string> names) =>
        Suggestions.FindNearest(name.TrimStart('-'), names) is { } nearest ? $"; did you mean '{nearest}'?" : ";";

    private static string Kind(JsonTokenType type) => type switch
    {
        JsonTokenType.True or JsonTokenType.False => "true or false",
        JsonTokenType.Number => "a number",
        JsonTokenType.String => "a text",
        JsonTokenType.Null => "null",
        JsonTokenType.StartArray => "a list",
        _ => "an object",
    };

    private static CliException Wrong(string path, ReadOnlySpan<byte> json, in Utf8JsonReader at, string what) =>
        new($"{path}({json[..(int)at.TokenStartIndex].Count((byte)'\n') + 1}): {what}.");
}
