using System.Reflection;

namespace TelemetryGen.NanoFramework.Tests.Api;

/// <summary>The public surface of the device's class libraries, as nanoframework-api.txt lists it.</summary>
public sealed class ApiListing
{
    private readonly Dictionary<string, ApiType> _types;

    private ApiListing(IReadOnlyList<string> assemblies, IReadOnlyList<ApiType> types)
    {
        Assemblies = assemblies;
        Types = types;
        _types = types.ToDictionary(t => t.Name);
    }

    /// <summary>The listing that these tests hold device code to.</summary>
    public static ApiListing Device { get; } = Parse(DeviceText());

    /// <summary>The libraries, <c>mscorlib</c> among them.</summary>
    public IReadOnlyList<string> Assemblies { get; }

    /// <summary>All types; no two of them have one name.</summary>
    public IReadOnlyList<ApiType> Types { get; }

    /// <summary>The type of that name; null when no library has it.</summary>
    public ApiType? Find(string name) => _types.GetValueOrDefault(name);

    /// <summary>The text of the listing, for tests that add to it.</summary>
    public static string DeviceText()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("nanoframework-api.txt")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>Reads a listing: 'assembly X' opens a library, a line without indent a type, the others are its members.</summary>
    /// <exception cref="FormatException">A line is none of these.</exception>
    public static ApiListing Parse(string text)
    {
        var assemblies = new List<string>();
        var types = new List<(string Line, string Assembly, List<ApiMember> Members)>();
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n').Where(l => l.Length > 0 && l[0] != '#'))
        {
            if (line[0] == ' ')
            {
                types[^1].Members.Add(ApiMember.Parse(line));
            }
            else if (line.StartsWith("assembly ", StringComparison.Ordinal))
            {
                assemblies.Add(line["assembly ".Length..]);
            }
            else
            {
                types.Add((line, assemblies[^1], []));
            }
        }
        return new ApiListing(assemblies, [.. types.Select(t => TypeOf(t.Line, t.Assembly, t.Members))]);
    }

    private static ApiType TypeOf(string line, string assembly, List<ApiMember> members)
    {
        var words = line.Split(' ');
        return Enum.TryParse<ApiKind>(words[0], ignoreCase: true, out var kind) && words.Length is 2 or 4
            ? new ApiType(assembly, kind, words[1], words.ElementAtOrDefault(3), members)
            : throw new FormatException($"'{line}' opens no type.");
    }
}
