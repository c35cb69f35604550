namespace TelemetryGen.LocalHub.Tests.Tokens;

/// <summary>A token, and what a POST with it is answered.</summary>
/// <param name="Name">What is special about it.</param>
/// <param name="Code">Sub-code of the refusal; 0 when it is good.</param>
/// <param name="Change">Makes it of a good token for <c>/greenhouse</c>.</param>
/// <param name="Path">Where it is sent.</param>
internal sealed record TokenCase(string Name, int Code, Func<TokenSetting, TokenParts> Change, string Path = TokenCase.Publisher)
{
    public const string Publisher = "/greenhouse/publishers/wipy-01/messages";
}

/// <summary>What a case knows of the hub.</summary>
internal sealed record TokenSetting(int Port, DateTimeOffset Now, Func<string, string?, AccessPolicy> Policy)
{
    public TokenParts Good => For($"https://localhost:{Port}/greenhouse");

    public TokenParts For(string resource) => new(resource, Policy("send", null).PrimaryKey, Now);
}
