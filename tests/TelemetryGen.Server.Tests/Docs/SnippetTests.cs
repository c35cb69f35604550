using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace TelemetryGen.Server.Tests.Docs;

/// <summary>What the pages about servers show in C# compiles, taken out of the pages as it stands.</summary>
public partial class SnippetTests
{
    /// <summary>What a reader has around it: a project's usings, the builder of the page's first example, classes of his own.</summary>
    private const string Around = """
        using System; using System.Buffers; using System.Collections.Generic; using System.IO; using System.IO.Pipelines; using System.Linq;
        using System.Net; using System.Threading; using System.Threading.Tasks;
        using Acme.Greenhouse; using Azure.Core; using Azure.Messaging.EventHubs;
        using Microsoft.AspNetCore.Builder; using Microsoft.AspNetCore.Http; using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.Hosting; using Microsoft.Extensions.Logging;
        using TelemetryGen; using TelemetryGen.EventHubs; using TelemetryGen.LocalHub; using TelemetryGen.Server;
        using TelemetryGen.Server.DuckDb; using TelemetryGen.Server.Kafka; using Around;
        """;

    private const string Types = """
        namespace Around
        {
            public class HealthHandler : IRecordHandler<Health>
            {
                public ValueTask HandleAsync(Health record, TelemetryContext context) => default;
            }

            // Azure.Identity and the worker of Functions, which are not among this repository's packages.
            public class DefaultAzureCredential : TokenCredential
            {
                public override AccessToken GetToken(TokenRequestContext context, CancellationToken token) => default;

                public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext context, CancellationToken token) => default;
            }

            public class FunctionAttribute(string name) : Attribute { public string Name => name; }

            public class EventHubTriggerAttribute(string hub) : Attribute
            {
                public string Hub => hub;
                public string Connection { get; set; } = "";
            }
        }
        """;

    private static readonly MetadataReference[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    public static TheoryData<string, int> Snippets
    {
        get
        {
            var all = new TheoryData<string, int>();
            foreach (var page in new[] { "server.md", "duckdb.md", "azure.md", "local-hub.md" })
            {
                for (var i = 0; i < Read(page).Count; i++)
                {
                    all.Add(page, i);
                }
            }

            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Snippets))]
    public void A_snippet_compiles(string page, int number)
    {
        var snippet = Read(page)[number];
        var before = (snippet.Contains("builder.", StringComparison.Ordinal) && !snippet.Contains("var builder", StringComparison.Ordinal)
                ? "var builder = Host.CreateApplicationBuilder(args);\n" : "")
            + (snippet.Contains("app.", StringComparison.Ordinal) ? "var app = WebApplication.Create(args);\n" : "")
            + (snippet.Contains("cancellationToken", StringComparison.Ordinal) ? "CancellationToken cancellationToken = default;\n" : "");
        var isDeclaration = Declaration().IsMatch(snippet);
        var program = isDeclaration ? $"Console.WriteLine();\nnamespace Own\n{{\n{snippet}\n}}" : before + snippet;
        var text = $"{Around}\n{program}\n{Types}";
        var compilation = CSharpCompilation.Create(
            "snippet", [CSharpSyntaxTree.ParseText(text, cancellationToken: TestContext.Current.CancellationToken)], References,
            new(OutputKind.ConsoleApplication));

        Assert.Empty(compilation.GetDiagnostics(TestContext.Current.CancellationToken)
            .Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.ToString()));
    }

    [Fact]
    public void There_are_snippets() => Assert.InRange(Snippets.Count, 12, 60);

    private static List<string> Read(string page)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); ; folder = folder.Parent!)
        {
            if (File.Exists(Path.Combine(folder.FullName, "TelemetryGen.sln")))
            {
                var text = File.ReadAllText(Path.Combine(folder.FullName, "docs", page));
                return [.. Fence().Matches(text).Select(m => m.Groups[1].Value)];
            }
        }
    }

    [GeneratedRegex("^```csharp\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex("^(\\[|public |internal )", RegexOptions.None)]
    private static partial Regex Declaration();
}
