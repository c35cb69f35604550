using System.Collections.Concurrent;
using System.Reflection;
using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;

namespace TelemetryGen.Targets;

/// <summary>The templates and the code that is shipped, embedded in this assembly; a template is parsed once.</summary>
internal static class TemplateStore
{
    private static readonly ConcurrentDictionary<string, Template> Parsed = new();

    /// <summary>Renders a template with the members of a model, in their own names.</summary>
    /// <param name="name">Path of the template below this project, such as <c>MicroPython/Templates/record.py.scriban</c>.</param>
    /// <param name="model">What the template reads.</param>
    public static string Render(string name, object model)
    {
        var template = Parsed.GetOrAdd(name, Parse);
        var globals = new ScriptObject();
        globals.Import(model, renamer: member => member.Name);
        // The templates are our own and end. The library's limits are for those of strangers: 1,000 turns of a loop with all in it, and a
        // text that is cut off at 1,048,576 letters; a schema of many records has more.
        var context = new TemplateContext
        {
            MemberRenamer = member => member.Name, StrictVariables = true, NewLine = "\n", TemplateLoader =
                new Included(Path.GetDirectoryName(name)!), LoopLimit = 0, LimitToString = 0,
        };
        context.PushGlobal(globals);
        return template.Render(context);
    }

    /// <summary>A file that is shipped as it is.</summary>
    public static string Read(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"There is no template '{name}'.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    /// <summary>The names of the files right in a folder, in ordinal order.</summary>
    public static IEnumerable<string> GetFiles(string folder) => Assembly.GetExecutingAssembly().GetManifestResourceNames()
        .Where(n => n.StartsWith(folder + "/", StringComparison.Ordinal) && n.IndexOf('/', folder.Length + 1) < 0)
        .Select(n => n[(folder.Length + 1)..]).Order(StringComparer.Ordinal);

    private static Template Parse(string name)
    {
        var template = Template.Parse(Read(name), name);
        return template.HasErrors ? throw new InvalidOperationException($"Template '{name}': {template.Messages}") : template;
    }

    /// <summary><c>include 'checks'</c> is the file checks.scriban beside the template.</summary>
    private sealed class Included(string folder) : ITemplateLoader
    {
        public string GetPath(TemplateContext context, SourceSpan callerSpan, string templateName) => $"{folder}/{templateName}.scriban";

        public string? Load(TemplateContext context, SourceSpan callerSpan, string templatePath) => Read(templatePath);

        public ValueTask<string?> LoadAsync(TemplateContext context, SourceSpan callerSpan, string templatePath) =>
            new(Load(context, callerSpan, templatePath));
    }
}
