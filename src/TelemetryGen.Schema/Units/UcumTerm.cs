namespace TelemetryGen.Schema;

/// <summary>
/// Unit terms by the grammar of UCUM (section 2, "Grammar of units and unit terms"): symbols with exponents, joined by <c>.</c> and
/// <c>/</c>, in parentheses, with annotations in braces: <c>ug/m3</c>, <c>W/(m2.sr)</c>, <c>{drops}/min</c>.
/// </summary>
internal static class UcumTerm
{
    public static bool IsTerm(string text)
    {
        var at = 0;
        return Term(text, ref at) && at == text.Length;
    }

    private static bool Term(string text, ref int at)
    {
        if (At(text, at) == '/')
        {
            at++;
        }

        if (!Component(text, ref at))
        {
            return false;
        }

        while (At(text, at) is '.' or '/')
        {
            at++;
            if (!Component(text, ref at))
            {
                return false;
            }
        }

        return true;
    }

    private static bool Component(string text, ref int at)
    {
        if (At(text, at) == '(')
        {
            at++;
            return Term(text, ref at) && At(text, at++) == ')';
        }

        var start = at;
        while (IsOfSymbol(At(text, at)))
        {
            at += At(text, at) == '[' ? Math.Max(1, text.IndexOf(']', at) - at + 1) : 1;
        }

        var symbol = text.Substring(start, at - start);
        return (symbol.Length == 0 || IsSymbol(symbol)) && (Annotation(text, ref at) || symbol.Length > 0);
    }

    private static bool Annotation(string text, ref int at)
    {
        if (At(text, at) != '{' || text.IndexOf('}', at) is not (> 0 and var end))
        {
            return false;
        }

        at = end + 1;
        return true;
    }

    // A number, or a symbol with an exponent after it.
    private static bool IsSymbol(string text)
    {
        if (text.All(char.IsDigit) || UnitTable.Has(text))
        {
            return true;
        }

        var symbol = text.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        return symbol.Length < text.Length && (UnitTable.Has(symbol) || UnitTable.Has(symbol.TrimEnd('-', '+')));
    }

    private static bool IsOfSymbol(char c) => c is not ('.' or '/' or '(' or ')' or '{' or '}' or '\0' or ' ');

    private static char At(string text, int at) => at < text.Length ? text[at] : '\0';
}
