using TelemetryGen.LocalHub;

namespace TelemetryGen.Testing.Hubs.Tokens;

/// <summary>A token, and what a POST with it is answered.</summary>
/// <param name="Name">What is special about it.</param>
/// <param name="Code">Sub-code of the refusal; 0 when it is good.</param>
/// <param name="Change">Makes it of a good token for <c>/greenhouse</c>.</param>
/// <param name="Path">Where it is sent.</param>
public sealed record TokenCase(string Name, int Code, Func<TokenSetting, TokenParts> Change, string Path = TokenCase.Publisher)
{
    /// <summary>The path of most cases.</summary>
    public const string Publisher = "/greenhouse/publishers/wipy-01/messages";

    /// <summary>The policies that the cases are made for, as policies.json.</summary>
    public const string Policies = """
        {
          "policies": [
            { "name": "send", "rights": ["Send"], "primaryKey": "c2VuZCBvbmU=", "secondaryKey": "c2VuZCB0d28=" },
            { "name": "listen", "rights": ["Listen"], "primaryKey": "l1", "secondaryKey": "l2" },
            { "name": "manage", "rights": ["Manage"], "primaryKey": "m1", "secondaryKey": "m2" }
          ],
          "hubs": {
            "greenhouse": [
              { "name": "bed", "rights": ["Send"], "primaryKey": "b1", "secondaryKey": "b2" },
              { "name": "ears", "rights": ["Listen"], "primaryKey": "e1", "secondaryKey": "e2" }
            ]
          }
        }
        """;

    /// <summary>What AMQP answers, where ports do not count and no address ends with "messages".</summary>
    public int AmqpCode =>
        Code == 40104 && Name.StartsWith("port ", StringComparison.Ordinal) ? 0
        : Name is "path '/greenhouse/publishers/wipy-01/messages'" or "for 'greenhouse/messages' to /greenhouse/messages" ? 40104
        : Code;
}

/// <summary>What a case knows of the hub.</summary>
public sealed record TokenSetting(int Port, DateTimeOffset Now, Func<string, string?, AccessPolicy> Policy)
{
    /// <summary>A good token.</summary>
    public TokenParts Good => For($"https://localhost:{Port}/greenhouse");

    /// <summary>A good token for a resource.</summary>
    public TokenParts For(string resource) => new(resource, Policy("send", null).PrimaryKey, Now);
}
