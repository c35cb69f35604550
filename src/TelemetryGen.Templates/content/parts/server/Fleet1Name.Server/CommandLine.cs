using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;

namespace Fleet1Namespace.Server;

/// <summary>What stands behind the program's name: --demo, and settings as --Section:Key=value.</summary>
internal sealed partial class CommandLine(string[] args)
{
    /// <summary>Records of a board that is made up are sent to the program's own hub.</summary>
    public bool Demo { get; } = args.Contains("--demo");

    /// <summary>What the host reads.</summary>
    public string[] Settings { get; } = [.. args.Where(a => a != "--demo")];

    /// <summary>What is wrong with it, or with the settings of the program's own hub, in one line; null where nothing is.</summary>
    public string? Refuse(IConfiguration configuration)
    {
        if (Settings.FirstOrDefault(s => !Setting().IsMatch(s)) is { } unknown)
        {
            return $"{unknown} is no option. There are --demo, and settings as --Section:Key=value: --Hub:Port=8443.";
        }

        if (configuration.GetSection("Hub").GetChildren().FirstOrDefault(s => !Hub().IsMatch(s.Key)) is { } other)
        {
            return $"Hub:{other.Key} is no setting. There are Hub:Address, Hub:HostName and Hub:Port, in the environment Hub__Address.";
        }

        return Demo && configuration["EventHubs:ConnectionString"] is not null
            ? "--demo sends to the program's own hub, but EventHubs:ConnectionString is set, so another one is read. Leave out one of them."
            : null;
    }

    [GeneratedRegex("^--([^=:]+(:[^=:]+)+|environment|contentRoot)=", RegexOptions.IgnoreCase)]
    private static partial Regex Setting();

    [GeneratedRegex("^(Address|HostName|Port)$", RegexOptions.IgnoreCase)]
    private static partial Regex Hub();
}
