namespace TelemetryGen.NanoFramework.Tests.Api;

/// <summary>A type of the device's libraries and its public and protected members.</summary>
/// <param name="Assembly">The library that has it, <c>mscorlib</c>.</param>
/// <param name="Kind">Class, struct, ...</param>
/// <param name="Name">As metadata writes it: <c>System.IO.IOException+IOExceptionErrorCode</c>.</param>
/// <param name="Base">The base class as listed; null for <c>System.Object</c> and what needs none.</param>
/// <param name="Members">In the order of the listing.</param>
public sealed record ApiType(string Assembly, ApiKind Kind, string Name, string? Base, IReadOnlyList<ApiMember> Members)
{
    private readonly HashSet<string> _texts = [.. Members.Select(m => m.Text)];

    /// <summary>Whether it has type parameters; no device code may use it then.</summary>
    public bool IsGeneric => Name.Contains('`', StringComparison.Ordinal);

    /// <summary>Its namespace; that of the outermost type when it is nested.</summary>
    public string Namespace => Outermost.Contains('.', StringComparison.Ordinal) ? Outermost[..Outermost.LastIndexOf('.')] : "";

    /// <summary>Its name without namespace and enclosing type.</summary>
    public string ShortName => Name[(Name.LastIndexOfAny(['.', '+']) + 1)..];

    /// <summary>The type that it is nested in; null when it is not.</summary>
    public string? Enclosing => Name.Contains('+', StringComparison.Ordinal) ? Name[..Name.LastIndexOf('+')] : null;

    private string Outermost => Name.Split('+')[0];

    /// <summary>Whether a member of that text is listed.</summary>
    public bool Has(string member) => _texts.Contains(member);
}
