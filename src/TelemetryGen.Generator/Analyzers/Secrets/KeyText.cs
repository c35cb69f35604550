using System.Text.RegularExpressions;

namespace TelemetryGen.Generator.Analyzers.Secrets;

/// <summary>What a shared access key looks like: the 44 letters of base64 that 32 random bytes are.</summary>
internal static class KeyText
{
    /// <summary>Letters of a key.</summary>
    public const int Length = 44;

    // 43 random letters of base64 have about 31 different ones; a run of one letter, or a text in words, has far fewer.
    private const int FewestDifferentLetters = 16;

    private static readonly Regex InConnectionString = new("SharedAccessKey=(?<key>[A-Za-z0-9+/]{43}=)", RegexOptions.CultureInvariant);
    private static readonly Regex InToken = new(
        @"SharedAccessSignature\s+([^\s""]*&)?sig=(?<signature>[A-Za-z0-9+/%]{43,}=?)", RegexOptions.CultureInvariant);
    private static readonly Regex Alone = new(@"\A[A-Za-z0-9+/]{43}=\z", RegexOptions.CultureInvariant);

    /// <summary>The text is one key and nothing else.</summary>
    public static bool IsKey(string text) => text.Length == Length && Alone.IsMatch(text) && IsRandom(text);

    /// <summary>The text names a key, as a connection string does.</summary>
    public static bool IsInConnectionString(string text) => PlaceInConnectionString(text) >= 0;

    /// <summary>The text is a SAS token with its signature, wherever in it sr, sig, se and skn stand.</summary>
    public static bool IsToken(string text) =>
        InToken.Match(text).Groups["signature"] is { Success: true } signature && IsRandom(signature.Value);

    /// <summary>Where the key starts in a text that names one, as a connection string does; -1 when it names none.</summary>
    public static int PlaceInConnectionString(string text) =>
        InConnectionString.Match(text).Groups["key"] is { Success: true } key && IsRandom(key.Value) ? key.Index : -1;

    private static bool IsRandom(string key) => key.Distinct().Count() >= FewestDifferentLetters;
}
