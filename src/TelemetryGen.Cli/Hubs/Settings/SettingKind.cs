using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace TelemetryGen.Cli.Hubs.Settings;

/// <summary>What values a setting takes, on the command line and in a file.</summary>
/// <param name="HelpName">What help calls a value; empty for a switch.</param>
/// <param name="MustBe">What a value must be, behind "it must be".</param>
/// <param name="Json">The kinds of JSON values that may hold it.</param>
/// <param name="Parse">The value of a text; false when it is none.</param>
/// <param name="Show">The text of a value, for help.</param>
internal sealed record SettingKind<T>(string HelpName, string MustBe, JsonTokenType[] Json, TryParse<T> Parse, Func<T, string> Show)
{
    /// <summary>Whether it takes several values.</summary>
    public bool IsList { get; init; }

    /// <summary>Whether what was given in place of a value may be a secret, which no error repeats.</summary>
    public bool MayBeSecret { get; init; }

    /// <summary>Whether its name alone says it.</summary>
    public bool IsSwitch => HelpName.Length == 0;
}

/// <summary>Reads a value from its texts: of a list all, else one.</summary>
internal delegate bool TryParse<T>(IReadOnlyList<string> texts, [MaybeNullWhen(false)] out T value);
