using Microsoft.CodeAnalysis.CSharp;

namespace TelemetryGen.Generator.CSharp;

/// <summary>Names and the words of the language, as this compiler knows them.</summary>
internal static class Identifiers
{
    /// <summary>A reserved word: no name without @ before it.</summary>
    public static bool IsKeyword(string name) => SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None;

    /// <summary>A reserved word, or one that is a word in some places alone, such as <c>record</c>.</summary>
    public static bool IsWord(string name) => IsKeyword(name) || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None;

    /// <summary>A name as source has it: with @ before a keyword.</summary>
    public static string Escape(string name) => IsKeyword(name) ? "@" + name : name;

    /// <summary>A dotted name, each part as source has it.</summary>
    public static string EscapeNamespace(string name) => string.Join(".", name.Split('.').Select(Escape));

    /// <summary>Every part of the dotted name is a name without @.</summary>
    public static bool IsSpace(string name) => name.Split('.').All(n => SyntaxFacts.IsValidIdentifier(n) && !IsKeyword(n));

    /// <summary>A property, told apart from locals, which all start with a small letter.</summary>
    public static string Property(string name) => char.IsUpper(name[0]) ? name : $"this.{Escape(name)}";
}
