using System.Text.RegularExpressions;

namespace TelemetryGen.NanoFramework.Tests.Api;

/// <summary>A member as the listing writes it: <c>static System.Void Copy(System.Array, System.Array, System.Int32)</c>.</summary>
public sealed partial class ApiMember
{
    private ApiMember(string text, Match match)
    {
        Text = text;
        IsConst = match.Groups["const"].Success;
        IsStatic = match.Groups["static"].Success;
        IsField = match.Groups["field"].Success;
        Type = match.Groups["type"].Success ? match.Groups["type"].Value : "System.Void";
        Name = match.Groups["name"].Value;
        Parameters = match.Groups["parameters"].Value.Split(", ", StringSplitOptions.RemoveEmptyEntries);
        Slot = $"{Name}({string.Join(", ", Parameters)})";
    }

    /// <summary>The line without its indent.</summary>
    public string Text { get; }

    /// <summary>A constant: no code refers to it, the compiler takes its value.</summary>
    public bool IsConst { get; }

    /// <summary>A static field or method.</summary>
    public bool IsStatic { get; }

    /// <summary>A field, constants too.</summary>
    public bool IsField { get; }

    /// <summary>Of the field, or that a method returns.</summary>
    public string Type { get; }

    /// <summary><c>.ctor</c> for a constructor, <c>get_Length</c> for a property's getter.</summary>
    public string Name { get; }

    /// <summary>The types of the parameters.</summary>
    public IReadOnlyList<string> Parameters { get; }

    /// <summary>A constructor.</summary>
    public bool IsConstructor => Name == ".ctor";

    /// <summary>Name and parameters: what an override shares with what it overrides.</summary>
    public string Slot { get; }

    /// <summary>Reads a line.</summary>
    /// <exception cref="FormatException">It is not a member.</exception>
    public static ApiMember Parse(string line)
    {
        var text = line.Trim();
        var match = Line().Match(text);
        return match.Success ? new ApiMember(text, match) : throw new FormatException($"'{text}' is not a member of a listing.");
    }

    [GeneratedRegex(
        @"^((?<const>const )|(?<static>static ))?(?<field>field )?((?<type>\S+) )?(?<name>\.ctor|[\w.]+)(\((?<parameters>.*)\))?$")]
    private static partial Regex Line();
}
