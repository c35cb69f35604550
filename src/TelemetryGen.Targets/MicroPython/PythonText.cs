namespace TelemetryGen.Targets.MicroPython;

/// <summary>Where expressions end in Python's text, past brackets and texts in quotes.</summary>
internal static class PythonText
{
    /// <summary>The place of the bracket that closes the one at <paramref name="open"/>.</summary>
    public static int FindClose(string text, int open)
    {
        var depth = 0;
        for (var at = open; ; at = After(text, at))
        {
            depth += Step(text[at]);
            if (depth == 0)
            {
                return at;
            }
        }
    }

    /// <summary>The parts between separators that stand in no bracket.</summary>
    public static List<string> Split(string text, char separator)
    {
        var parts = new List<string>();
        var (depth, start) = (0, 0);
        for (var at = 0; at < text.Length; at = After(text, at))
        {
            depth += Step(text[at]);
            if (depth == 0 && text[at] == separator)
            {
                parts.Add(text[start..at]);
                start = at + 1;
            }
        }

        parts.Add(text[start..]);
        return parts;
    }

    private static int Step(char letter) => letter is '(' or '[' or '{' ? 1 : letter is ')' or ']' or '}' ? -1 : 0;

    // Behind a letter, or after a whole text in quotes.
    private static int After(string text, int at)
    {
        var quote = text[at];
        if (quote is not ('\'' or '"'))
        {
            return at + 1;
        }

        for (at++; text[at] != quote; at++)
        {
            at += text[at] == '\\' ? 1 : 0;
        }

        return at + 1;
    }
}
