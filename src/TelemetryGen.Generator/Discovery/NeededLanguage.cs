using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace TelemetryGen.Generator.Discovery;

/// <summary>The version of C# that generated code is written in: in an older one nothing is generated, and a rule says why.</summary>
internal static class NeededLanguage
{
    /// <summary>
    /// Primary constructors and collection expressions; what came before it are raw texts, ref fields and static members of interfaces.
    /// </summary>
    public const LanguageVersion Least = LanguageVersion.CSharp12;

    /// <summary>The file is in a language that is new enough.</summary>
    public static bool IsIn(SyntaxTree file) => GetVersion(file) >= Least;

    /// <summary>The version that a file is read as.</summary>
    public static LanguageVersion GetVersion(SyntaxTree file) => ((CSharpParseOptions)file.Options).LanguageVersion;
}
