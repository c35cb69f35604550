using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;

namespace TelemetryGen.Rules.Tests.Reference;

/// <summary>What the documentation comments of a symbol say, as Markdown.</summary>
internal static partial class DocumentationText
{
    private const int Columns = 140;

    /// <summary>Its summary.</summary>
    public static string SummaryOf(ISymbol symbol) => Markdown(Comment(symbol).Element("summary"), symbol);

    /// <summary>What is said of a parameter of a constructor; that of a primary one is said at its class.</summary>
    public static string ParameterOf(IParameterSymbol parameter)
    {
        var places = new[] { Comment(parameter.ContainingSymbol), Comment(parameter.ContainingType) };
        var said = places.SelectMany(p => p.Elements("param")).FirstOrDefault(p => (string?)p.Attribute("name") == parameter.Name);
        return Markdown(said, parameter);
    }

    /// <summary>Prose in lines of at most 140 columns.</summary>
    public static string Wrapped(string prose)
    {
        var lines = new StringBuilder();
        var column = 0;
        foreach (var word in prose.Split(' '))
        {
            var breaks = column > 0 && column + 1 + word.Length > Columns;
            lines.Append(column == 0 ? "" : breaks ? "\n" : " ").Append(word);
            column = column == 0 || breaks ? word.Length : column + 1 + word.Length;
        }

        return lines.ToString();
    }

    private static XElement Comment(ISymbol symbol)
    {
        var xml = symbol.GetDocumentationCommentXml();
        return string.IsNullOrEmpty(xml) ? new("member") : XElement.Parse(xml, LoadOptions.PreserveWhitespace);
    }

    private static string Markdown(XElement? element, ISymbol symbol)
    {
        Assert.True(element is not null, $"{symbol.ToDisplayString()} has no documentation.");
        return Blanks().Replace(string.Concat(element!.Nodes().Select(Markdown)), " ").Trim();
    }

    private static string Markdown(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
        XElement { Name.LocalName: "see" } see => $"`{LastName((string?)see.Attribute("cref") ?? (string)see.Attribute("langword")!)}`",
        _ => throw new NotSupportedException($"The page knows no <{(node as XElement)?.Name}> in a comment."),
    };

    // T:System.DateTimeOffset is DateTimeOffset, F:System.Int64.MaxValue is Int64.MaxValue.
    private static string LastName(string reference) =>
        string.Join('.', reference.Split(':')[^1].Split('.').TakeLast(reference.StartsWith("F:", StringComparison.Ordinal) ? 2 : 1));

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
