namespace TelemetryGen.Testing.Emitter;

/// <summary>A folder that holds what was written last and nothing else; a file keeps its time when its text stays.</summary>
internal static class WrittenFolder
{
    public static void Write(string folder, IReadOnlyDictionary<string, string> texts)
    {
        Directory.CreateDirectory(folder);
        foreach (var old in Directory.GetFiles(folder, "*.cs").Where(f => !texts.ContainsKey(Path.GetFileName(f))))
        {
            File.Delete(old);
        }

        foreach (var (name, text) in texts)
        {
            var path = Path.Combine(folder, name);
            if (!File.Exists(path) || File.ReadAllText(path) != text)
            {
                File.WriteAllText(path, text);
            }
        }
    }
}
