using System.Text;

namespace TelemetryGen.Schema;

/// <summary>C# names in the style of Python and Protobuf; here, because an analyzer asks whether two become one.</summary>
public static class SnakeCase
{
    /// <summary>
    /// <c>CO2Level</c> is <c>co2_level</c>: a capital starts a word when a small letter or digit is before it, or a small letter after it.
    /// </summary>
    public static string From(string name)
    {
        var text = new StringBuilder();
        for (var i = 0; i < name.Length; i++)
        {
            var startsWord = char.IsUpper(name[i]) && i > 0 && name[i - 1] != '_'
                && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
            if (startsWord)
            {
                text.Append('_');
            }

            text.Append(char.ToLowerInvariant(name[i]));
        }

        return text.ToString();
    }
}
