using System.Text.Json;
using System.Text.RegularExpressions;
using TelemetryGen.Schema;

namespace TelemetryGen.Rules.Tests.House;

/// <summary>A project may be called as a word of C#; the namespace that a template makes of its name may not.</summary>
public class TemplateNameTests
{
    private static readonly string Templates = Path.GetFullPath(
        Path.Combine(Gallery.Folder, "../../src/TelemetryGen.Templates/content"));

    public static TheoryData<string> All => [.. Directory.GetDirectories(Templates, "telemetry*").Select(f => Path.GetFileName(f))];

    [Theory]
    [MemberData(nameof(All))]
    public void A_word_of_CSharp_gets_an_underscore_in_the_names_of_each_template(string template)
    {
        var root = JsonDocument.Parse(File.ReadAllText(Path.Combine(Templates, template, ".template.config/template.json"))).RootElement;
        var forms = root.GetProperty("forms");
        var form = forms.GetProperty("withoutKeywords");
        string Made(string name) =>
            Regex.Replace(name, form.GetProperty("pattern").GetString()!, form.GetProperty("replacement").GetString()!);

        Assert.All(
            CSharpNames.Words,
            word => Assert.Equal($"_{word}._{word}.My{word}.{word}s._{word}", Made($"{word}.{word}.My{word}.{word}s.{word}")));
        Assert.Equal("Acme.record.Greenhouse", Made("Acme.record.Greenhouse"));
        Assert.Equal("namespaceName", root.GetProperty("symbols").GetProperty("schemaNamespace").GetProperty("valueTransform").GetString());
        Assert.All(
            forms.EnumerateObject().Where(f => f.Name is "lastPartSafe" or "firmwareNamespace"),
            f => Assert.Equal("namespaceName", f.Value.GetProperty("steps")[0].GetString()));
        Assert.Equal(
            ["safe_namespace", "withoutKeywords"],
            forms.GetProperty("namespaceName").GetProperty("steps").EnumerateArray().Select(s => s.GetString()));
    }
}
