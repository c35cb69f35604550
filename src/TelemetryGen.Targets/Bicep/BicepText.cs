using System.Text;
using TelemetryGen.Schema;

namespace TelemetryGen.Targets.Bicep;

/// <summary>Literals of Bicep ("Data types in Bicep: strings"), and names that Azure takes.</summary>
internal static class BicepText
{
    /// <summary>A string in single quotes, in which nothing is an expression.</summary>
    public static string Literal(string text) => $"'{Escaped(OneLine.From(text))}'";

    /// <summary>Lower-case letters A to Z, digits and single dashes, at most <paramref name="length"/>; a letter is first.</summary>
    public static string Slug(string text, int length)
    {
        var slug = new StringBuilder();
        foreach (var letter in text.ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(letter))
            {
                slug.Append(letter);
            }
            else if (slug.Length > 0 && slug[^1] != '-')
            {
                slug.Append('-');
            }
        }

        if (slug.Length == 0 || !char.IsAsciiLetter(slug[0]))
        {
            slug.Insert(0, "hub-");
        }

        return slug.ToString(0, Math.Min(slug.Length, length)).TrimEnd('-');
    }

    private static string Escaped(string text) =>
        new StringBuilder(text).Replace("\\", "\\\\").Replace("'", "\\'").Replace("${", "\\${").ToString();
}
